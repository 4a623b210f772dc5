using System.Text.Json;
using SocialWatch.Notify;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>What a newcomer sees in the demonstration (issue 2, "Done when"): the real pipeline on simulated platforms.</summary>
public sealed class DemoTests(PlayedWeek week) : IClassFixture<PlayedWeek>
{
    private const string Mark = "[TRÌNH DIỄN]";

    [Fact]
    public void It_ends_well()
    {
        Assert.Equal(("", 0), (week.Played.Error, week.Played.Exit));
        Assert.DoesNotContain("Exception", week.Played.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hot_spot_is_told_with_what_where_and_the_next_action()
    {
        Assert.Contains(week.Alerts, a => Text(a, "kind") == "hotspot" && a.GetProperty("sent_at").ValueKind == JsonValueKind.String);
        Assert.Contains(week.Messages, m => m.Contains("ĐIỂM NÓNG", StringComparison.OrdinalIgnoreCase) && m.Contains("Việc cần làm", StringComparison.Ordinal)
            && m.Contains("/xem H", StringComparison.Ordinal));
    }

    [Fact]
    public async Task There_is_one_emergency_and_everybody_told_hears_of_it_on_two_sinks()
    {
        var emergency = Assert.Single(week.Alerts, a => Text(a, "kind") == "emergency");
        Assert.Equal(3, emergency.GetProperty("level").GetInt32());

        var all = (await week.Terminal.ReadAsync((s, t) => s.OutboxAsync(new(), t))).Where(r => r.Level == 3).ToList();
        // Nobody takes it in the demonstration: later it climbs to the unit's head, who has one address, and is repeated.
        Assert.Contains(all, r => r.Key.Contains("/Climb/", StringComparison.Ordinal) && r.Address == "9008");
        var rows = all.Where(r => r.CreatedAt == all.Min(o => o.CreatedAt)).ToList();
        var told = DemoTerminal.Config.People.Where(p => rows.Any(r => p.Sinks.Contains($"{r.Sink}:{r.Address}"))).ToList();
        Assert.Contains(told, p => p.Roles.Contains("standing_committee"));
        Assert.Contains(told, p => p.Roles.Contains("duty"));
        Assert.All(told, person => Assert.Equal(
            2, rows.Where(r => person.Sinks.Contains($"{r.Sink}:{r.Address}")).Select(r => r.Sink).Distinct().Count()));
        Assert.All(rows, r => Assert.Equal(OutboxState.Sent, r.State));
        Assert.All(rows, r => Assert.True(r.SentAt - r.CreatedAt <= TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void A_question_is_answered_in_time_and_another_is_late()
    {
        Assert.Contains(week.Cases, c => Text(c, "answered_at") is { } at && c.GetProperty("misses").GetArrayLength() == 0
            && c.GetProperty("answered_at").GetDateTimeOffset() <= c.GetProperty("first_due_at").GetDateTimeOffset() && at.Length > 0);
        Assert.Contains(week.Cases, c => c.GetProperty("misses").EnumerateArray().Any(m => Text(m, "kind") == "first_reply"));

        // Every broken promise was told of, and nothing else was.
        var late = week.Cases.Where(c => c.GetProperty("misses").GetArrayLength() > 0).Select(c => Text(c, "id")).ToHashSet();
        Assert.Equal(late.Order(), week.Alerts.Where(a => Text(a, "kind") == "case_late").Select(a => Text(a, "object")).Distinct().Order());
    }

    [Fact]
    public void A_question_answered_after_its_due_time_keeps_its_miss()
    {
        var late = Assert.Single(week.Cases, c => c.GetProperty("opened_at").GetDateTimeOffset() == LocalClock.At(new(2026, 11, 9), new(9, 20)));
        Assert.True(late.GetProperty("answered_at").GetDateTimeOffset() > late.GetProperty("first_due_at").GetDateTimeOffset());
        Assert.Equal(1, late.GetProperty("misses").GetArrayLength());
    }

    [Fact]
    public void A_page_short_of_its_floor_is_told_at_the_last_checkpoint()
    {
        Assert.Contains(week.Alerts, a => Text(a, "kind") == "floor" && Text(a, "object") == "fb-than/2026-11-14" && a.GetProperty("level").GetInt32() == 2);
        Assert.Contains(week.Messages, m => m.Contains("THIẾU BÀI", StringComparison.Ordinal) && m.Contains("mốc cuối 20:30", StringComparison.Ordinal));
    }

    [Fact]
    public void An_expired_token_is_told_as_a_dead_channel_and_its_return_too()
    {
        var dead = Assert.Single(week.Alerts, a => Text(a, "kind") == "channel_dead" && Text(a, "object") == "fb-tinh");
        var since = LocalClock.At(new(2026, 11, 13), new(13, 0));
        Assert.InRange(dead.GetProperty("opened_at").GetDateTimeOffset(), since, since.AddMinutes(15));
        Assert.Equal("resolved", Text(dead, "state"));
        Assert.Contains(week.Messages, m => m.Contains("khóa truy cập hết hiệu lực", StringComparison.Ordinal));
        Assert.Contains(week.Messages, m => m.Contains("ĐÃ NỐI LẠI", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_day_has_its_digest_on_one_phone_screen()
    {
        var sent = (await week.Terminal.ReadAsync((s, t) => s.OutboxAsync(new(), t))).Where(r => r.Kind == "digest").Select(r => r.Subject).Distinct().ToList();
        Assert.True(sent.Count >= 6, $"{sent.Count} digests were sent");
        foreach (var day in sent)
        {
            var digest = Assert.Single(await week.Terminal.ListAsync("digest", "--date", day!["digest/".Length..]));
            var text = digest.GetProperty("text").GetString()!;
            Assert.InRange((Mark + " " + text).Length, 100, 1200);
            Assert.DoesNotContain("http", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_digest_is_the_same_bytes_when_it_is_printed_again()
    {
        foreach (var args in new string[][] { ["digest", "--date", "2026-11-12"], ["digest", "--date", "2026-11-12", "--json"], ["digest", "--json"] })
        {
            var first = await week.Terminal.OnDataAsync(args);
            Assert.Equal(0, first.Exit);
            Assert.NotEmpty(first.Out);
            Assert.Equal(first.Out, (await week.Terminal.OnDataAsync(args)).Out);
        }
    }

    [Fact]
    public void Every_message_says_that_it_is_a_demonstration()
    {
        Assert.True(week.Messages.Count > 30, $"{week.Messages.Count} messages");
        Assert.All(week.Messages, m => Assert.StartsWith(Mark, m, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_was_queued_has_left()
    {
        var rows = await week.Terminal.ListAsync("outbox");
        Assert.All(rows, r => Assert.Contains(Text(r, "state"), new[] { "sent", "dropped", "queued" }));
        // What still waits was made at the very end, for a later hour.
        var waiting = (await week.Terminal.ReadAsync((s, t) => s.OutboxAsync(new(), t))).Where(r => r.State == OutboxState.Queued);
        Assert.All(waiting, r => Assert.True(r.NotBefore > LocalClock.At(new(2026, 11, 16), new(8, 0))));
    }

    [Theory]
    [InlineData("mentions", "id,channel,external_id,at,kind,origin,text,unit,labels,topics,complaint,question,claim,emergency,story,removed")]
    [InlineData("hotspots", "id,topic,unit,scope,state,level,detector,opened_at,observed,expected,people,stories,owner_role,resolved_at")]
    [InlineData("cases", "id,channel,unit,topics,kind,state,opened_at,first_due_at,next_due_at,answered_at,askers,misses,late_reason,window_ends_at,found_late")]
    [InlineData("alerts", "id,object,kind,unit,level,state,opened_at,sent_at,owner_role,ack_expires_at,feedback")]
    [InlineData("outbox", "id,key,code,sink,kind,state,created_at,sent_at,attempts,error")]
    [InlineData("floor", "date,channel,unit,target,published,approved,waiting,exempt,kept,final")]
    [InlineData("digest", "date,as_of,text,hotspots,questions,floor,stale,alerts,nil")]
    [InlineData("channels", "id,kind,unit,ownership,state,last_item_at,last_ok_at,stale_since,next_poll_at,fault")]
    public async Task Lists_have_exactly_the_fields_of_the_contract(string verb, string fields)
    {
        var rows = await week.Terminal.ListAsync(verb);
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(fields, string.Join(',', row.EnumerateObject().Select(p => p.Name))));
        foreach (var value in rows.SelectMany(r => r.EnumerateObject()).Where(p => p.Name == "at" || p.Name.EndsWith("_at", StringComparison.Ordinal)))
        {
            Assert.True(value.Value.ValueKind == JsonValueKind.Null || value.Value.GetString()!.EndsWith("+07:00", StringComparison.Ordinal), $"{value}");
        }
    }

    [Fact]
    public async Task Ids_of_platforms_are_not_printed()
    {
        Assert.All(await week.Terminal.ListAsync("mentions"), m => Assert.Equal(JsonValueKind.Null, m.GetProperty("external_id").ValueKind));
    }

    [Fact]
    public async Task A_verb_that_writes_refuses_the_store_of_the_demonstration()
    {
        var file = week.Terminal.FileOf("rows.jsonl");
        await File.WriteAllTextAsync(file, """{"id":"1","at":"2026-11-10T08:00:00+07:00","text":"Xe ca hôm nay đón ở cổng nào?"}""" + "\n", TestContext.Current.CancellationToken);
        var before = (await week.Terminal.ListAsync("mentions")).Count;
        var typed = await week.Terminal.OnDataAsync("import", file, "--channel", "import");
        Assert.Equal((2, "", 1), (typed.Exit, typed.Out, typed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal(before, (await week.Terminal.ListAsync("mentions")).Count);
    }

    [Fact]
    public async Task The_demonstration_refuses_a_real_store()
    {
        using var real = new DemoTerminal();
        await (await DataFolder.OpenAsync(new() { Path = real.Data }, TimeProvider.System, TestContext.Current.CancellationToken)).DisposeAsync();
        var typed = await real.OnDataAsync("demo", "--once");
        Assert.Equal((2, "", 1), (typed.Exit, typed.Out, typed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal("real", await real.ReadAsync((s, t) => s.FactAsync("stamp", t)));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("file:///etc")]
    public async Task A_wrong_address_of_a_simulator_is_wrong_input(string address)
    {
        using var other = new DemoTerminal();
        var typed = await other.OnDataAsync("demo", "--once", "--simulator", address);
        Assert.Equal((2, "", 1), (typed.Exit, typed.Out, typed.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.False(Directory.Exists(other.Data));
    }

    [Fact]
    public async Task Without_the_poisoning_there_is_no_emergency()
    {
        using var other = new DemoTerminal();
        await File.WriteAllTextAsync(other.FileOf("week.json"), WeekScript.Without("poisoning"), TestContext.Current.CancellationToken);
        var typed = await other.OnDataAsync("demo", "--once", "--scenario", other.FileOf("week.json"));
        Assert.Equal(("", 0), (typed.Error, typed.Exit));
        var alerts = await other.ListAsync("alerts");
        Assert.DoesNotContain(alerts, a => Text(a, "kind") == "emergency" || a.GetProperty("level").GetInt32() == 3);
        Assert.DoesNotContain(await other.ListAsync("hotspots"), h => h.GetProperty("level").GetInt32() == 3);
        Assert.DoesNotContain(await other.ListAsync("mentions"), m => m.GetProperty("emergency").ValueKind != JsonValueKind.Null);
        Assert.DoesNotContain("KHẨN", typed.Out, StringComparison.Ordinal);
        // The rest of the week is the same.
        Assert.Equal(Count(week.Alerts, "hotspot"), Count(alerts, "hotspot"));
        Assert.NotEmpty(alerts);
    }

    private static int Count(IReadOnlyList<JsonElement> alerts, string kind) => alerts.Count(a => Text(a, "kind") == kind);

    private static string? Text(JsonElement row, string field) => row.GetProperty(field).GetString();
}
