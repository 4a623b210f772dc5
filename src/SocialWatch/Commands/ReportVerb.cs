using System.CommandLine;
using SocialWatch.Commands.Lists;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Printing;
using SocialWatch.Reports;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Commands;

/// <summary><c>report ID --period P --out F</c>: an official paper in Word, from a store that is only read.</summary>
internal sealed class ReportVerb : ICommandVerb
{
    private const string Id = "id";
    private const string Period = "--period";
    private const string OutFile = "--out";

    public string Name => "report";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("report.about"))
        {
            new Argument<string>(Id) { Description = words.Say("report.argument", ("reports", Known())) },
            new Option<string>(Period) { Description = words.Say("report.option.period") },
            new Option<string>(OutFile) { Description = words.Say("report.option.out") },
        };
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), token));
        return command;
    }

    private static string Known() => string.Join(", ", ReportDiscovery.All.Select(r => r.Id));

    private static async Task<int> RunAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (report, period, refusal) = Asked(context);
        if (report is null || period is null)
        {
            return refusal;
        }

        if (context.Parse.GetValue<string>(OutFile) is not { Length: > 0 } file)
        {
            return context.Refuse("report.no_out");
        }

        var (store, config, closed) = await StoreAndConfig.OpenAsync(context, cancellationToken);
        if (store is null || config is null)
        {
            return closed;
        }

        await using (store)
        {
            return await WriteAsync(context, config, store, report, period, file, cancellationToken);
        }
    }

    /// <summary>The report and the time asked for, or the exit code after the reason was said.</summary>
    private static (IReport? Report, ReportPeriod? Period, int Refusal) Asked(VerbContext context)
    {
        var id = context.Parse.GetRequiredValue<string>(Id);
        if (ReportDiscovery.All.FirstOrDefault(r => r.Id == id) is not { } report)
        {
            return (null, null, context.Refuse("report.unknown", ("value", id), ("known", Known())));
        }

        if (context.Parse.GetValue<string>(Period) is not { } typed)
        {
            return (null, null, context.Refuse("report.no_period"));
        }

        if (ReportPeriod.Parse(typed) is not { } period)
        {
            return (null, null, context.Refuse("report.bad_period", ("value", typed)));
        }

        var known = string.Join(", ", report.Periods.Order().Select(p => context.Words.Say("report.periods." + StoredWord.Of(p))));
        return report.Periods.Contains(period.Kind)
            ? (report, period, ExitCode.Done)
            : (null, null, context.Refuse("report.wrong_period", ("report", id), ("value", typed), ("known", known)));
    }

    private static async Task<int> WriteAsync(
        VerbContext context, UnionConfig config, IStore store, IReport report, ReportPeriod period, string file, CancellationToken cancellationToken)
    {
        var wording = PipelineServices.Wording(config);
        var words = PaperDates.Of(period, wording);
        var (input, asOf) = await store.ReadAsync(
            async (session, token) =>
            {
                var last = await session.AsOfAsync(token);
                return last >= LocalClock.StartOf(period.From)
                    ? (await new ReportGather(config).GatherAsync(session, period, report.NeedsFloor, last.Value, token), last)
                    : ((ReportInput?)null, last);
            },
            cancellationToken);
        if (input is null)
        {
            return context.Say(ExitCode.DoesNotHold, context.Words.Say("report.not_begun", ("period", words), ("as_of", Instants.Plain(asOf))));
        }

        var bytes = WordPaper.Write(report.Build(input, wording));
        if (await OutputFile.WriteAsync(file, bytes, cancellationToken) is { } reason)
        {
            return context.Refuse(reason, ("file", file));
        }

        if (context.Json)
        {
            await OutputJson.WriteAsync(context.Out, new { Report = report.Id, Period = period.ToString(), File = file }, cancellationToken);
        }
        else
        {
            await context.Out.WriteLineAsync(context.Words.Say("report.done", ("report", report.Id), ("period", words), ("file", file)));
        }

        return ExitCode.Done;
    }
}
