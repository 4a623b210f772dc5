using System.Text.Json;
using SocialWatch.Tests.Commands;

namespace SocialWatch.Tests.Backtest;

public sealed class BacktestVerbTests : IDisposable
{
    private readonly Terminal _terminal = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("sw-backtest-").FullName;

    [Fact]
    public async Task Thirty_short_sentences_by_thirty_people_are_opened_and_forty_pasted_copies_are_not()
    {
        var rows = Enumerable.Range(0, 30).Select(i => Row($"a{i}", 9, i * 2, $"n{i}", "xuong-a", "chưa có lương ad ơi"))
            .Concat(Enumerable.Range(0, 40).Select(i => Row($"b{i}", 14, i, $"m{i}", "xuong-b", "đề nghị công ty trả đủ tiền lương tháng ba cho công nhân ca đêm")));
        Assert.Equal(0, await _terminal.TypeAsync("backtest", File("short.jsonl", rows), "--labelled", "--json"));
        var units = Lines().Where(e => e.GetProperty("event").GetString() == "opened").Select(e => e.GetProperty("unit").GetString());
        Assert.Equal(["xuong-a"], units.Distinct());
    }

    [Fact]
    public async Task Order_within_an_hour_and_a_second_run_change_nothing()
    {
        var rows = Enumerable.Range(0, 200).Select(i => Row($"r{i}", 6 + (i % 14), (i * 7) % 60, $"n{i % 90}", $"x{i % 3}", $"chuyện thứ {i} ở xưởng về lương của tổ {i * 31}")).ToList();
        var byHour = rows.GroupBy(r => r[.. (r.IndexOf("T", StringComparison.Ordinal) + 3)][^2..]).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        await _terminal.TypeAsync("backtest", File("one.jsonl", byHour.SelectMany(g => g.Order(StringComparer.Ordinal))), "--labelled", "--json");
        var first = _terminal.Out;
        await _terminal.TypeAsync("backtest", File("two.jsonl", byHour.SelectMany(g => g.Order(StringComparer.Ordinal).Reverse())), "--labelled", "--json");
        Assert.NotEmpty(first);
        Assert.Equal(first, _terminal.Out);
        await _terminal.TypeAsync("backtest", File("back.jsonl", byHour.SelectMany(g => g).Reverse()), "--labelled", "--json");
        Assert.Equal(first, _terminal.Out);
    }

    [Fact]
    public async Task Triggers_raise_one_emergency_at_once_and_labels_alone_do_not()
    {
        var file = File("fire.jsonl", [Row("a", 9, 0, "n", "xuong-a", "cháy lớn ở kho xưởng may rồi mọi người ơi")]);
        await _terminal.TypeAsync("backtest", file, "--labelled", "--json");
        Assert.Empty(_terminal.Out);
        await _terminal.TypeAsync("backtest", file, "--labelled", "--triggers", "--json");
        Assert.Equal(3, Assert.Single(Lines(), e => e.GetProperty("event").GetString() == "opened").GetProperty("level").GetInt32());
    }

    [Fact]
    public async Task A_truth_is_scored_and_a_bad_one_is_wrong_input()
    {
        var rows = File("s.jsonl", Enumerable.Range(0, 30).Select(i => Row($"a{i}", 9, i * 2, $"n{i}", "xuong-a", "chưa có lương ad ơi")));
        var truth = File("t.json", ["""{"events":[{"topic":"wages","unit":"xuong-a","start":"2026-03-02T09:00:00+07:00","hours":2}],"decoys":[],"pairs":1,"quiet_weeks":1}"""]);
        Assert.Equal(0, await _terminal.TypeAsync("backtest", rows, "--labelled", "--json", "--truth", truth));
        var score = Lines()[^1];
        Assert.Equal((1.0, 0.0), (score.GetProperty("found").GetDouble(), score.GetProperty("false_alarms_per_pair_week").GetDouble()));
        Assert.Equal(2, await _terminal.TypeAsync("backtest", rows, "--truth", File("bad.json", ["{}"])));
        Assert.Contains("pairs", _terminal.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _terminal.TypeAsync("backtest", Path.Combine(_folder, "none.jsonl")));
    }

    [Fact]
    public async Task Refused_rows_make_exit_code_one_and_the_rest_is_replayed() =>
        Assert.Equal(1, await _terminal.TypeAsync("backtest", File("r.jsonl", [Row("a", 9, 0, "n", "x", "lương"), "{\"id\":\"b\"}"]), "--labelled", "--json"));

    public void Dispose()
    {
        _terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Row(string id, int hour, int minute, string author, string unit, string text) => JsonSerializer.Serialize(new
    {
        at = FormattableString.Invariant($"2026-03-02T{hour:00}:{minute:00}:00+07:00"), id, text, author, unit, topics = new[] { "wages" }, complaint = true,
    });

    private List<JsonElement> Lines() => [.. _terminal.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private string File(string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }
}
