using System.Text;
using SocialWatch.Chat;
using SocialWatch.Chat.Desk;
using SocialWatch.Pipeline;
using SocialWatch.Reports;
using SocialWatch.Tests.HotSpots;
using SocialWatch.Time;

namespace SocialWatch.Tests.Pipeline;

/// <summary>A name that forty people write is no cause of anything: it stands in the masked texts of mentions alone (DESIGN 7).</summary>
public sealed class HotSpotPrivacyTests
{
    private const string Unit = "cd-kcn", Name = "Bành Thị Tửu";
    private static readonly string[] Spellings = [Name, "bành thị tửu", "BÀNH THỊ TỬU", "Tửu", "tửu", "banh thi tuu"];
    private static readonly DateTimeOffset Start = LocalClock.StartOf(new(2026, 11, 1)), Day = Start.AddDays(10);

    [Fact]
    public async Task A_name_in_forty_mentions_never_leaves_their_texts()
    {
        await using var bench = await Bench.StartAsync(LiveRun.World, Day);
        var usual = new Talk(4).Usual(Start, 10, 3, Unit).Rows.Where(r => r.At < Day).ToList();
        await bench.Get<IngestStage>().CommitAsync([.. usual.Select(LiveRun.Item)], IngestMode.History, null, Bench.Token);
        var talk = new Talk(8);
        var crowd = talk.Crowd(Day.AddHours(9), TimeSpan.FromHours(2), 40, Unit).Rows.Select(r => r with { Text = $"{Name} cắt chuyên cần, {r.Text}" }).ToList();
        for (var at = Day.AddHours(9); at <= Day.AddHours(12); at += TimeSpan.FromMinutes(15))
        {
            bench.Clock.MoveTo(at);
            await bench.TakeAsync([.. crowd.Select((r, i) => (r, i)).Where(c => c.r.At < at && c.r.At >= at.AddMinutes(-15)).Select(c => LiveRun.Item(c.r, 70_000 + c.i))]);
            await bench.Get<HotSpotDesk>().EvaluateAsync(Bench.Token);
            await bench.DutiesAsync();
        }

        var spot = Assert.Single(await bench.ReadAsync((s, t) => s.HotSpotsAsync(new(), t)), h => h.Topic == "wages");
        Assert.Contains(spot.Cause!.Terms, t => t.Term == "chuyên cần");
        await bench.LiveAsync(Day.AddDays(1).AddHours(8), TimeSpan.FromMinutes(30));

        var said = new StringBuilder().AppendJoin('\n', bench.Chat.Letters.Concat(bench.Mail.Letters).Select(l => $"{l.Title}\n{l.Body}\n{l.Document?.Text}"));
        Assert.Contains("chuyên cần", said.ToString(), StringComparison.Ordinal); // the alert and the digest say what it is about
        said.AppendLine(bench.Log.Text);
        said.AppendLine(await CardAsync(bench, spot.Id));
        var digest = (await bench.ReadAsync((s, t) => s.DigestAsync(DateOnly.FromDateTime(Day.DateTime), t)))!;
        said.AppendLine(digest.Json);
        var report = await bench.ReadAsync((s, t) => new ReportGather(LiveRun.World(EndToEnd.DemoTerminal.Config)).GatherAsync(s, ReportPeriod.Parse("2026-11")!, false, bench.Now, t));
        said.AppendLine(System.Text.Json.JsonSerializer.Serialize(report.HotSpots, Readable)).AppendLine(System.Text.Json.JsonSerializer.Serialize(spot, Readable));
        Assert.All(Spellings, s => Assert.DoesNotContain(s, said.ToString(), StringComparison.Ordinal));

        Assert.All(await TablesAsync(bench), table => Assert.All(Spellings, s => Assert.DoesNotContain(s, table.Value, StringComparison.Ordinal)));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<string> CardAsync(Bench bench, string id) => await bench.Store.WriteAsync(
        async (s, t) =>
        {
            var call = new ChatCall(new("x", "X", ["standing_committee"], "lien-doan", []), id, s, bench.Now) { Private = true, Key = "1", ReplyTo = "telegram:1" };
            return (await bench.Get<HotSpotCard>().ShowAsync(call, id, t)).Text;
        },
        Bench.Token);

    /// <summary>Every value of every table but the one that holds texts of mentions.</summary>
    private static async Task<Dictionary<string, string>> TablesAsync(Bench bench)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Directory.GetFiles(bench.Folder, "*.db").Single()};Mode=ReadOnly");
        await connection.OpenAsync(Bench.Token);
        var tables = new Dictionary<string, string>();
        foreach (var name in await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('words', 'mentions')"))
        {
            tables[name] = string.Join('\n', await RowsAsync(connection, $"SELECT * FROM \"{name}\""));
        }

        return tables;
    }

    private static async Task<List<string>> RowsAsync(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the store's own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Bench.Token);
        var rows = new List<string>();
        while (await reader.ReadAsync(Bench.Token))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString())));
        }

        return rows;
    }
}
