using System.Text.Json;
using SocialWatch.Tests.Classification.Model;
using SocialWatch.Tests.Commands;

namespace SocialWatch.Tests.Training;

public sealed class TrainingVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sw-training-").FullName;
    private readonly Terminal _terminal = new();

    public void Dispose()
    {
        _terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_model_is_trained_evaluated_and_used_from_the_command_line()
    {
        var data = Write("data.jsonl", Lines());
        Assert.Equal(0, await _terminal.TypeAsync("train", "--data", data, "--out", At("m"), "--json"));
        Assert.Contains("\"label\":\"wages\"", _terminal.Out, StringComparison.Ordinal);
        var card = JsonDocument.Parse(await File.ReadAllTextAsync(At("m/card.json"))).RootElement;
        Assert.Equal(64, card.GetProperty("data")[0].GetProperty("sha256").GetString()!.Length);

        Assert.Equal(0, await _terminal.TypeAsync("evaluate", "--data", data, "--model", At("m"), "--json"));
        var last = JsonDocument.Parse(_terminal.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.True(last.GetProperty("macro_f1").GetDouble() > 0.9);
        Assert.Equal(Lines().Count, last.GetProperty("rows").GetInt32());

        Assert.Equal(0, await _terminal.TypeAsync("classify", "--in", data, "--out", At("out.jsonl"), "--model", At("m"), "--explain"));
        var first = JsonDocument.Parse((await File.ReadAllLinesAsync(At("out.jsonl")))[0]).RootElement;
        Assert.Equal(first.GetProperty("gold").ToString(), first.GetProperty("labels").ToString());
        Assert.True(first.GetProperty("why").GetArrayLength() > 0);
        Assert.InRange(first.GetProperty("complaint").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task Training_twice_gives_the_same_model_and_card()
    {
        var data = Write("data.jsonl", Lines());
        await _terminal.TypeAsync("train", "--data", data, "--out", At("a"));
        await _terminal.TypeAsync("train", "--data", data, "--out", At("b"));
        Assert.Equal(await File.ReadAllBytesAsync(At("a/model.bin")), await File.ReadAllBytesAsync(At("b/model.bin")));
        Assert.Equal(await File.ReadAllTextAsync(At("a/card.json")), await File.ReadAllTextAsync(At("b/card.json")));
    }

    [Theory]
    [InlineData("", "không có dòng nào")]
    [InlineData("{\"id\":\"1\",\"text\":\"a\",\"topics\":[]}\nkhông phải json", "dòng 2")]
    [InlineData("{\"id\":\"1\",\"text\":\"\",\"topics\":[]}", "text")]
    [InlineData("{\"id\":\"1\",\"text\":\"a\"}", "topics")]
    [InlineData("{\"id\":\"1\",\"text\":\"a\",\"topics\":[],\"claim\":\"no\"}", "claim")]
    public async Task Wrong_training_files_are_named_with_line_and_field(string content, string named)
    {
        var data = Write("wrong.jsonl", [content]);
        Assert.Equal(2, await _terminal.TypeAsync("train", "--data", data, "--out", At("m")));
        Assert.Contains("wrong.jsonl", _terminal.Error, StringComparison.Ordinal);
        Assert.Contains(named, _terminal.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("m")));
    }

    [Fact]
    public async Task A_missing_or_foreign_model_is_a_clear_error()
    {
        var data = Write("data.jsonl", Lines());
        Assert.Equal(2, await _terminal.TypeAsync("evaluate", "--data", data, "--model", At("none")));
        Assert.Contains("không có mô hình", _terminal.Error, StringComparison.Ordinal);
        Directory.CreateDirectory(At("foreign"));
        await File.WriteAllTextAsync(At("foreign/model.bin"), new string('x', 500));
        Assert.Equal(2, await _terminal.TypeAsync("classify", "--in", data, "--out", At("o"), "--model", At("foreign")));
        Assert.Contains("không phải mô hình", _terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "bị cụt")]
    [InlineData(1, "hỏng")]
    public async Task A_truncated_or_damaged_model_is_a_clear_error(int how, string said)
    {
        var data = Write("data.jsonl", Lines());
        await _terminal.TypeAsync("train", "--data", data, "--out", At("m"));
        var bytes = await File.ReadAllBytesAsync(At("m/model.bin"));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(At("m/model.bin"), how == 0 ? bytes[..(bytes.Length / 2)] : bytes);
        Assert.Equal(2, await _terminal.TypeAsync("evaluate", "--data", data, "--model", At("m")));
        Assert.Contains(said, _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_a_label_with_one_row_and_a_megabyte_get_an_error_or_a_sane_answer()
    {
        await File.WriteAllTextAsync(At("empty.jsonl"), "");
        Assert.Equal(2, await _terminal.TypeAsync("train", "--data", At("empty.jsonl"), "--out", At("m")));
        Assert.Contains("empty.jsonl", _terminal.Error, StringComparison.Ordinal);

        var rare = Write("rare.jsonl", [.. Lines(), """{"id":"x","text":"xe đưa đón trễ","topics":["benefits"],"complaint":true,"question":false,"claim":false}"""]);
        Assert.Equal(0, await _terminal.TypeAsync("train", "--data", rare, "--out", At("m")));
        Assert.Contains("benefits", _terminal.Error, StringComparison.Ordinal);

        var huge = Write("huge.jsonl", [JsonSerializer.Serialize(new { id = "1", text = string.Concat(Enumerable.Repeat("lương tháng này bị thiếu ", 45_000)) })]);
        Assert.Equal(0, await _terminal.TypeAsync("classify", "--in", huge, "--out", At("out.jsonl"), "--model", At("m"), "--explain"));
        Assert.Contains("\"labels\":[\"wages\",\"complaint\"]", await File.ReadAllTextAsync(At("out.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classify_keeps_going_over_wrong_rows_and_says_so()
    {
        await _terminal.TypeAsync("train", "--data", Write("data.jsonl", Lines()), "--out", At("m"));
        var input = Write("in.jsonl", ["{\"id\":\"1\",\"text\":\"lương thiếu\"}", "oops", "{\"id\":\"2\",\"text\":\"cơm ngon\"}"]);
        Assert.Equal(1, await _terminal.TypeAsync("classify", "--in", input, "--out", At("out.jsonl"), "--model", At("m")));
        Assert.Contains("dòng 2", _terminal.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await File.ReadAllLinesAsync(At("out.jsonl"))).Length);
    }

    private static IReadOnlyList<string> Lines() => [.. SmallText.Rows().Select((r, i) => JsonSerializer.Serialize(new
    {
        id = $"r{i}", text = r.Text, topics = r.Topics, complaint = r.Signals!.Contains("complaint"), question = r.Signals!.Contains("question"), claim = false,
    }))];

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, IReadOnlyList<string> lines)
    {
        File.WriteAllLines(At(name), lines.Where(l => l.Length > 0));
        return At(name);
    }
}
