using System.Globalization;
using SocialWatch.Commands;
using SocialWatch.HotSpots.Series;
using SocialWatch.Printing;

namespace SocialWatch.Backtest;

/// <summary>Prints a backtest: events as JSON Lines, the score as a last line of its own kind; or a table and two sentences for people.</summary>
internal static class BacktestPrinter
{
    public static async Task PrintAsync(BacktestReport report, Score? score, VerbContext context, CancellationToken cancellationToken)
    {
        if (context.Json)
        {
            foreach (var row in report.Events)
            {
                await OutputJson.WriteAsync(context.Out, row, cancellationToken);
            }

            if (score is not null)
            {
                await OutputJson.WriteAsync(context.Out, ScoreRow.Of(score), cancellationToken);
            }

            return;
        }

        var words = context.Words;
        TablePrinter.Print(context.Out, context.Host.Width, words.Say("cli.backtest.head").Split(';'), report.Events.Select(e => (IReadOnlyList<string>)
        [
            Instants.Plain(e.At), words.Say("cli.backtest.event." + e.Event), e.Id, e.Topic, e.Unit, StoredWord.Of(e.Scope), N(e.Level), e.Detector,
            Instants.Plain(e.Observed), Instants.Plain(e.Expected), e.People is { } people ? N(people) : "–", N(e.Stories),
        ]));
        await context.Out.WriteLineAsync(words.Say(
            "cli.backtest.done", ("read", N(report.Read)), ("new", N(report.Taken)), ("duplicate", N(report.Duplicate)), ("refused", N(report.Refusals.Refused)),
            ("series", N(report.Series)), ("opened", N(report.Events.Count(e => e.Event == "opened")))));
        if (score is { } s)
        {
            await context.Out.WriteLineAsync(words.Say(
                "cli.backtest.score", ("events", N(s.Events)), ("found", Instants.Plain(100 * s.Found)), ("median", Hours(s.MedianDelay)), ("late", Hours(s.LongDelay)),
                ("alarms", Math.Round(s.FalseAlarms, 3).ToString(CultureInfo.InvariantCulture)), ("raised", N(s.DecoysRaised)), ("decoys", N(s.Decoys))));
        }
    }

    private static string N(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hours(double? value) => value is { } hours ? Instants.Plain(hours) : "–";

    /// <summary>The score as a row; the names are those of the scoring of streams.</summary>
    private sealed record ScoreRow(
        string Event, int Events, double Found, double? MedianDelayH, [property: System.Text.Json.Serialization.JsonPropertyName("p90_delay_h")] double? LongDelayH,
        double FalseAlarmsPerPairWeek, int DecoysRaised, int Decoys)
    {
        public static ScoreRow Of(Score s) => new(
            "score", s.Events, Math.Round(s.Found, 3), Round(s.MedianDelay), Round(s.LongDelay), Math.Round(s.FalseAlarms, 3), s.DecoysRaised, s.Decoys);

        private static double? Round(double? value) => value is { } v ? Math.Round(v, 2) : null;
    }
}
