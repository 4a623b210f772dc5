using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialWatch.Classification;
using SocialWatch.Simulator;
using SocialWatch.Tests.Storage;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>Nothing of an author in any byte of the data folder, the logs or the messages (DESIGN 7), while it runs and afterwards.</summary>
public sealed partial class PrivacyTests
{
    private const string Harassed = "Chị ơi quản đốc quấy rối tình dục em trong kho vải, em sợ không dám nói với ai";
    private const string Staff = "9001 9002 9003 9004 9005 9006 9007 9008 9009 9010 9011";

    [Fact]
    public async Task Nothing_of_an_author_is_kept_logged_or_sent_during_a_week_and_after()
    {
        using var folder = new TemporaryFolder();
        ByteHunt hunt;
        string logged;
        await using (var stage = await WeekStage.StartAsync(Script(), folder.Path))
        {
            hunt = Authors(stage.Scenario);
            Assert.True(hunt.Words > 500, $"{hunt.Words} distinctive words");

            await stage.PlayAsync(11, 12);
            Assert.True(File.Exists(Path.Combine(folder.Path, "socialwatch.db-wal")));
            Assert.Empty(hunt.InFolder(folder.Path));
            Assert.NotEmpty(await stage.ReadAsync((s, t) => s.CasesAsync(new(), t)));

            await stage.PlayAsync(16, 8);
            Assert.Empty(hunt.InFolder(folder.Path));
            logged = stage.Log.Text;
            Assert.Contains("facebook/tinh", logged, StringComparison.Ordinal);
            Assert.Empty(hunt.In(logged));
            Assert.DoesNotContain(stage.Scenario.Pages[0].Token, logged, StringComparison.Ordinal);
            Assert.DoesNotContain(stage.Scenario.Bots[0].Token[11..], logged, StringComparison.Ordinal);
            Assert.All(stage.Sent, m => Assert.Empty(hunt.In(m.Text)));
            AssertNoWordsOfMembers(stage);
            await AssertRestrictedStaysPrivateAsync(stage);
        }

        Assert.Empty(hunt.InFolder(folder.Path));
    }

    [Fact]
    public async Task Nothing_of_an_author_of_an_imported_file_is_kept_or_printed()
    {
        using var terminal = new DemoTerminal();
        var texts = new List<string>();
        var hidden = new List<string>();
        await using (var file = File.CreateText(terminal.FileOf("rows.jsonl")))
        {
            for (var i = 0; i < 300; i++)
            {
                var (author, phone, mail, handle) = ($"Trương Ngũ Hồ Thứ {i}", $"09{i + 12340000:00000000}", $"tho.may.{i}@hopthu.example", $"@tho_may_so_{i}");
                var text = (i % 5) switch
                {
                    0 => $"Lương tháng này chậm quá, gọi em số {phone} với",
                    1 => $"Cho em hỏi chế độ thai sản, gửi về {mail} giúp em nhé",
                    2 => $"Bữa ăn ca dạo này ít thịt lắm, hỏi {handle} là biết",
                    3 => $"Căn cước của em là 0{i + 31000000000:00000000000}, công đoàn xem giúp sổ bảo hiểm 79{i + 10000000:00000000}",
                    _ => $"Vào https://facebook.com/tho.may.ca.{i} hoặc t.me/thomayca{i} xem bảng lương bị trừ tiền",
                };
                hidden.AddRange([author, phone, mail, handle, $"0{i + 31000000000:00000000000}", $"79{i + 10000000:00000000}", $"tho.may.ca.{i}", $"thomayca{i}"]);
                texts.Add(text);
                await file.WriteLineAsync(Row(i, text, author));
            }

            // Rows that are refused must not print what stands in them either.
            await file.WriteLineAsync(Row(900, "", "Người Bị Từ Chối Một"));
            await file.WriteLineAsync("""{"id":"901","at":"2026-11-12T08:00:00+07:00","text":"x","kind":"tin_nhan_cua_Người Bị Từ Chối Hai"}""");
            await file.WriteLineAsync("""{"id":"902","author":"Người Bị Từ Chối Ba", ngoặc hỏng""");
            hidden.AddRange(["Người Bị Từ Chối Một", "Người Bị Từ Chối Hai", "Người Bị Từ Chối Ba"]);
        }

        var hunt = new ByteHunt(hidden, []);
        foreach (var args in new string[][] { ["--json"], [], ["--live", "--json"] })
        {
            var typed = await terminal.OnDataAsync(["import", terminal.FileOf("rows.jsonl"), "--channel", "import", .. args]);
            Assert.Equal(1, typed.Exit);
            Assert.Empty(hunt.In(typed.Out + typed.Error));
        }

        Assert.Equal(300, (await terminal.ListAsync("mentions")).Count);
        Assert.Empty(hunt.InFolder(terminal.Data));
        foreach (var verb in new[] { "mentions", "cases", "alerts", "outbox", "hotspots", "channels", "digest" })
        {
            var typed = await terminal.OnDataAsync(verb);
            Assert.Empty(hunt.In(typed.Out + typed.Error));
            Assert.Empty(hunt.In((await terminal.OnDataAsync(verb, "--json")).Out));
        }
    }

    private static void AssertNoWordsOfMembers(WeekStage stage)
    {
        var config = DemoTerminal.Config;
        var ours = config.Texts.Keys.Select(k => config.Texts.Or(k, "")).Concat(config.Units.All.Select(u => u.Name)).Concat(config.Topics.Topics.Select(t => t.Name))
            .Concat(config.Channels.Select(c => c.Name)).SelectMany(FiveWords).ToHashSet();
        var staff = stage.Scenario.People.Where(p => Staff.Split(' ').Contains($"{p.Id}")).Select(p => p.Key).ToHashSet();
        var theirs = stage.Scenario.Events.Where(e => e.From is not null and not "page" && !staff.Contains(e.From) && e.Text is not null).SelectMany(e => FiveWords(e.Text!))
            .Where(run => !ours.Contains(run)).ToHashSet();
        Assert.True(theirs.Count > 1000);
        Assert.True(stage.Sent.Count > 100);
        Assert.All(stage.Sent, m =>
        {
            Assert.DoesNotMatch(Link(), m.Text);
            if (CaseCard().IsMatch(m.Text) && !m.Address.StartsWith('-'))
            {
                return; // the card of a case, in a private chat of those who answer, is where the masked question stands (DESIGN 7)
            }

            // The name of a topic may stand before that of a unit: a run of words ends at a dash.
            Assert.DoesNotContain(m.Text.Split('–', '\n', ':').SelectMany(FiveWords), theirs.Contains);
        });
    }

    private static async Task AssertRestrictedStaysPrivateAsync(WeekStage stage)
    {
        var emergency = new EmergencyRules().Detect(Harassed);
        Assert.True(emergency is { Restricted: true });
        var alert = Assert.Single(await stage.ReadAsync((s, t) => s.AlertsAsync(new(), t)), a => a.Kind == "emergency" && a.Restricted);
        var rows = (await stage.ReadAsync((s, t) => s.OutboxAsync(new(), t))).Where(r => r.Subject == alert.Object).ToList();
        Assert.Equal(["email:truc@congdoan.example", "telegram:9001"], rows.Select(r => $"{r.Sink}:{r.Address}").Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(stage.Sent, m => m.Address == "-1009000000001" && m.Text.Contains(alert.Object + "\n", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Sent, m => m.Address == "-1009000000001" && m.Text.Contains("quấy rối", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(stage.Sent, m => m.Text.Contains("kho vải", StringComparison.OrdinalIgnoreCase));
        // The case behind it is nobody's business but the officer's either.
        var restricted = (await stage.ReadAsync((s, t) => s.CasesAsync(new(), t))).Where(c => c.Restricted).Select(c => c.Id).ToHashSet();
        Assert.NotEmpty(restricted);
        var told = (await stage.ReadAsync((s, t) => s.OutboxAsync(new(), t))).Where(r => r.Subject is { } s && restricted.Contains(s)).ToList();
        Assert.All(told, r => Assert.Contains($"{r.Sink}:{r.Address}", new[] { "telegram:9001", "telegram:9003", "telegram:-1009000000001" }));
    }

    /// <summary>The week with ten-digit ids of members, and a message that only the officer on duty may see.</summary>
    private static string Script()
    {
        var week = JsonNode.Parse(MemberId().Replace(WeekScript.Text(), m => m.Groups[1].Value + "885001" + m.Groups[2].Value))!;
        week["events"]!.AsArray().Add(new JsonObject
        {
            ["at"] = "d2 10:00", ["kind"] = "message", ["chat"] = 8850015007, ["from"] = "bach", ["text"] = Harassed,
        });
        return week.ToJsonString();
    }

    private static ByteHunt Authors(Scenario scenario)
    {
        var members = scenario.People.Where(p => !Staff.Split(' ').Contains($"{p.Id}")).ToList();
        var words = members.SelectMany(p => new[] { p.Name, p.Username ?? "", $"{p.Id}" })
            .Concat(scenario.Chats.Where(c => c.Type == "private" && c.Id > 100_000).Select(c => $"{c.Id}"))
            .Concat(scenario.Events.Where(e => e.ForwardFrom is not null).Select(e => e.ForwardFrom!));
        return new(words, [.. scenario.Events.Select(e => e.Text ?? "")]);
    }

    private static string Row(int id, string text, string author) => JsonSerializer.Serialize(
        new { id = $"{id}", at = $"2026-11-1{id % 7}T0{id % 9}:15:00+07:00", text, author, kind = "comment" });

    private static IEnumerable<string> FiveWords(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToArray();
        return Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(i => string.Join(' ', words[i..(i + 5)]));
    }

    [GeneratedRegex(@"^(\[TRÌNH DIỄN\] )?C[0-9]+ \(")]
    private static partial Regex CaseCard();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"facebook\.com|fb\.com|t\.me/|https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(""(?:id|chat)"": )([56]0\d\d)\b")]
    private static partial Regex MemberId();
}
