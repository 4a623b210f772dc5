using System.Diagnostics;
using System.Globalization;
using SocialWatch.Cases;
using SocialWatch.Knowledge;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Benchmarks.Cases;

/// <summary>The sweep over 100,000 open cases of which a hundred are past their due (DESIGN 10), in memory and from the store, and a search for ready answers.</summary>
internal static class CasesMeasure
{
    private const int Open = 100_000;
    private const int Past = 100;
    private static readonly DateTimeOffset Nine = LocalClock.At(new(2026, 11, 12), new(9, 0));
    private static readonly SlaPolicy Policy = new();

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ground = new Ground();
        await using var store = await DataFolder.OpenAsync(new() { Path = ground.Folder }, TimeProvider.System, cancellationToken);
        var cases = Enumerable.Range(1, Open).Select(Make).ToList();
        foreach (var part in cases.Chunk(5_000))
        {
            await store.WriteAsync(
                async (s, t) =>
                {
                    foreach (var (opening, opened, value) in part)
                    {
                        await s.SaveCaseAsync(value, opening, [opened], t);
                        await s.PlanAsync(new("case_due", $"{value.Id}/1/{value.FirstMention}/FirstReply", value.FirstDueAt + TimeSpan.FromSeconds(1)), t);
                    }

                    return 0;
                },
                cancellationToken);
        }

        var watch = Stopwatch.StartNew();
        var missed = cases.Sum(c => CaseSweep.Misses(c.Value, Nine).Count);
        Ground.Print("cases sweep in memory", $"{Open} open, {missed} missed: {watch.Elapsed.TotalMilliseconds:0} ms (target 1,000 ms)");

        watch.Restart();
        var (due, found) = await store.ReadAsync(
            async (s, t) => ((await s.DuesAsync(Nine, 1_000, t)).Count, (await s.CasesDueAsync(Nine, t)).Sum(c => CaseSweep.Misses(c, Nine).Count)), cancellationToken);
        Ground.Print("cases sweep from the store", $"{Open} open, {due} duties due, {found} missed: {watch.Elapsed.TotalMilliseconds:0} ms (target 1,000 ms)");

        watch.Restart();
        var all = await store.ReadAsync((s, t) => s.CasesDueAsync(Nine.AddYears(1), t), cancellationToken);
        var every = all.Sum(c => CaseSweep.Misses(c, Nine).Count);
        Ground.Print("cases read and swept, every one", $"{all.Count} read, {every} missed: {watch.Elapsed.TotalMilliseconds:0} ms");

        var index = new KnowledgeIndex(Ground.Config.Knowledge);
        watch.Restart();
        for (var i = 0; i < 1_000; i++)
        {
            index.Search("cho em hỏi đi làm ngày chủ nhật thì tính lương thế nào ạ", 3);
        }

        Ground.Print("knowledge search", $"{watch.Elapsed.TotalMilliseconds / 1_000:0.000} ms a search over {index.Knowledge.Entries.Count} answers");
    }

    private static (CaseOpening Opening, CaseEvent Opened, Case Value) Make(int number)
    {
        var at = number <= Past ? Nine.AddHours(-25).AddSeconds(number) : Nine.AddHours(-23).AddSeconds(number * 0.8);
        var id = "C" + number.ToString(CultureInfo.InvariantCulture);
        var opening = new CaseOpening(id, "page", "u1", ["wages"], CaseKind.Question, false, false, false, "p" + id, null, false, 1);
        var opened = CaseLedger.Opened(opening, "M" + number.ToString(CultureInfo.InvariantCulture), at, at);
        return (opening, opened, CaseLedger.Open(opening, opened, Policy));
    }
}
