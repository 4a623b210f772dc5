using System.Text.Json;
using SocialWatch.Cases;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Commands;

/// <summary>The figures of the promise, per unit and channel, from the logs of the cases.</summary>
public class PromiseVerbTests
{
    private static readonly DateTimeOffset Nine = new(2026, 10, 5, 9, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Kept_and_missed_median_and_longest_are_counted_per_unit_and_channel()
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await terminal.OnDataAsync("promise", "--json"));
        var rows = terminal.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["cd-than fb-than 3 2 1 66.7 120 1560 1560", "may-hoa-binh fb-kcn 0 0 0    1560"], rows.Select(Line));

        Assert.Equal(0, await terminal.OnDataAsync("promise", "--channel", "fb-than"));
        Assert.Contains("66.7", terminal.Out, StringComparison.Ordinal);
    }

    private static string Line(JsonElement row) => string.Join(' ', row.EnumerateObject().Select(p => p.Value.ToString()));

    private static async ValueTask<int> FillAsync(IWriteSession session, CancellationToken token)
    {
        await SaveAsync(session, 1, "cd-than", "fb-than", 1, token);
        await SaveAsync(session, 2, "cd-than", "fb-than", 2, token);
        await SaveAsync(session, 3, "cd-than", "fb-than", 26, token);
        await SaveAsync(session, 4, "may-hoa-binh", "fb-kcn", null, token);
        await session.TouchAsync(Nine.AddHours(26), token);
        return 0;
    }

    /// <summary>A question of nine o'clock, answered so many hours later; the last one waits on under a promise of 30 hours.</summary>
    private static async ValueTask SaveAsync(IWriteSession session, int number, string unit, string channel, int? hours, CancellationToken token)
    {
        var policy = new SlaPolicy { FirstReply = TimeSpan.FromHours(hours is null ? 30 : 24) };
        var version = await session.KeepPolicyAsync(SlaPolicyText.Write(policy), number, token);
        var opening = new CaseOpening($"C{number}", channel, unit, ["wages"], CaseKind.Question, false, false, false, $"t{number}", null, false, version);
        CaseEvent opened = CaseLedger.Opened(opening, $"M{number}", Nine, Nine);
        CaseEvent[] log = hours is { } h ? [opened, new(CaseEventKind.Answered, Nine.AddHours(h), Nine.AddHours(h), 1, $"A{number}")] : [opened];
        await session.SaveCaseAsync(CaseLedger.Replay(opening, log, policy), opening, log, token);
    }
}
