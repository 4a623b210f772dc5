using System.Text.Json;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Commands;

public class ListVerbTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The fields of CONTRACTS.md, word for word.</summary>
    public static TheoryData<string, string> Fields => new()
    {
        { "mentions", "id channel external_id at kind origin text unit labels topics complaint question claim emergency story removed" },
        { "hotspots", "id topic unit scope state level detector opened_at observed expected people stories owner_role resolved_at" },
        { "cases", "id channel unit topics kind state opened_at first_due_at next_due_at answered_at askers misses late_reason window_ends_at found_late" },
        { "alerts", "id object kind unit level state opened_at sent_at owner_role ack_expires_at feedback" },
        { "outbox", "id key code sink kind state created_at sent_at attempts error" },
        { "floor", "date channel unit target published approved waiting exempt kept final" },
        { "channels", "id kind unit ownership state last_item_at last_ok_at stale_since next_poll_at fault" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Json_has_exactly_the_fields_of_the_contract(string verb, string fields)
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await terminal.OnDataAsync(verb, "--json"));
        var rows = Rows(terminal.Out);
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(fields, string.Join(' ', r.EnumerateObject().Select(p => p.Name))));
        Assert.Equal("", terminal.Error);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Without_json_a_table_in_Vietnamese_is_printed(string verb, string fields)
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await terminal.OnDataAsync(verb));
        Assert.Contains("tính đến 05/10/2026 12:00", terminal.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", terminal.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(fields.Split(' ').First(f => f.Contains('_', StringComparison.Ordinal) || f == "date"), terminal.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_codes_in_lower_case_times_in_Viet_Nam_and_Vietnamese_unescaped()
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: true, FillAsync);
        await terminal.OnDataAsync("mentions", "--json", "--channel", "fb-than");
        Assert.Contains("chậm lương 😟", terminal.Out, StringComparison.Ordinal);
        var row = Rows(terminal.Out)[1];
        Assert.Equal(("2026-10-05T11:00:00+07:00", "comment", "member"), (row.GetProperty("at").GetString(), row.GetProperty("kind").GetString(), row.GetProperty("origin").GetString()));
        Assert.Equal(JsonValueKind.Null, row.GetProperty("external_id").ValueKind);
        await terminal.OnDataAsync("cases", "--json");
        var one = Rows(terminal.Out)[0];
        Assert.Equal(("to_confirm", "question", 1), (one.GetProperty("state").GetString(), one.GetProperty("kind").GetString(), one.GetProperty("askers").GetInt32()));
        Assert.Equal("""[{"kind":"first_reply","due_at":"2026-10-05T11:30:00+07:00"}]""", one.GetProperty("misses").GetRawText());
        await terminal.OnDataAsync("hotspots", "--json");
        Assert.Equal((2, "unit"), (Rows(terminal.Out)[0].GetProperty("level").GetInt32(), Rows(terminal.Out)[0].GetProperty("scope").GetString()));
    }

    [Fact]
    public async Task Restricted_and_private_words_are_never_listed_and_an_import_keeps_its_own_id()
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: false, async (s, token) =>
        {
            await s.AddAsync(
                [
                    Of("M1", "import", "lien-doan") with { ExternalId = "row-1" },
                    Of("M2", "import", "lien-doan") with { ExternalId = "row-2", Restricted = true, Emergency = "suicide" },
                    Of("M3", "fb-gone", "lien-doan") with { ExternalId = "1_2", Private = true },
                ],
                [], token);
            await s.TouchAsync(Noon, token);
            return 0;
        });
        await terminal.OnDataAsync("mentions", "--json");
        var rows = Rows(terminal.Out).ToDictionary(r => r.GetProperty("id").GetString()!);
        Assert.Equal(("row-1", "chậm lương 😟"), (rows["M1"].GetProperty("external_id").GetString(), rows["M1"].GetProperty("text").GetString()));
        Assert.Equal("", rows["M2"].GetProperty("text").GetString());
        Assert.Equal("", rows["M3"].GetProperty("text").GetString());
        Assert.Null(rows["M3"].GetProperty("external_id").GetString());
    }

    [Theory]
    [InlineData("--unit", "cd-than", "M3 M1")]
    [InlineData("--unit", "lien-doan", "M3 M1 M2")]
    [InlineData("--channel", "fb-kcn", "M2")]
    [InlineData("--topic", "wages", "M1 M2")]
    [InlineData("--from", "2026-10-06", "")]
    [InlineData("--to", "2026-10-05", "M3 M1 M2")]
    [InlineData("--to", "2026-10-05T11:00:00+07:00", "M3")]
    [InlineData("--from", "2026-10-05T04:00:00Z", "M1 M2")]
    public async Task Filters_take_a_unit_with_all_below_it_and_a_day_whole(string option, string value, string ids)
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: true, FillAsync);
        Assert.Equal(0, await terminal.OnDataAsync("mentions", "--json", option, value));
        Assert.Equal(ids, string.Join(' ', Rows(terminal.Out).Select(r => r.GetProperty("id").GetString())));
    }

    [Fact]
    public async Task The_floor_is_that_of_the_last_day_in_the_store_unless_another_is_named()
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: true, FillAsync);
        await terminal.OnDataAsync("floor", "--json");
        var than = Rows(terminal.Out).Single(r => r.GetProperty("channel").GetString() == "fb-than");
        Assert.Equal(("2026-10-05", 4, 1, false), (than.GetProperty("date").GetString(), than.GetProperty("target").GetInt32(), than.GetProperty("published").GetInt32(), than.GetProperty("final").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, than.GetProperty("kept").ValueKind);
        await terminal.OnDataAsync("floor", "--json", "--date", "2021-05-01", "--channel", "fb-than");
        var earlier = Assert.Single(Rows(terminal.Out));
        Assert.Equal((2, false, true), (earlier.GetProperty("target").GetInt32(), earlier.GetProperty("kept").GetBoolean(), earlier.GetProperty("final").GetBoolean()));
    }

    [Fact]
    public async Task A_stored_digest_is_printed_byte_for_byte_and_a_missing_one_is_said_to_be_missing()
    {
        const string json = """{"date":"2026-10-04","as_of":"2026-10-05T07:00:00+07:00","text":"Bản tin ngày 04/10"}""";
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: false, async (s, token) =>
        {
            await s.SaveDigestAsync(new DigestSnapshot(new(2026, 10, 4), Noon, json), token);
            return 0;
        });
        Assert.Equal(0, await terminal.OnDataAsync("digest", "--date", "2026-10-04", "--json"));
        Assert.Equal(json + "\n", terminal.Out);
        Assert.Equal(0, await terminal.OnDataAsync("digest", "--date", "2026-10-04"));
        Assert.Equal("Bản tin ngày 04/10\n", terminal.Out);
        Assert.Equal(1, await terminal.OnDataAsync("digest", "--date", "2026-10-03", "--json"));
        Assert.Equal("", terminal.Out);
    }

    private static List<JsonElement> Rows(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.Clone())];

    private static Mention Of(string id, string channel, string unit) => new()
    {
        Id = id, Channel = channel, ExternalId = "x" + id, At = Noon.AddHours(-1), IngestedAt = Noon, Kind = MentionKind.Comment, Origin = Origin.Member,
        Text = "chậm lương 😟", Unit = unit, Labels = ["wages", "complaint"], Topics = new Dictionary<string, double> { ["wages"] = 0.9 }, Complaint = 0.8, Story = id,
    };

    private static async ValueTask<int> FillAsync(IWriteSession s, CancellationToken token)
    {
        await s.AddAsync(
            [
                Of("M1", "fb-than", "than-nam-son"), Of("M2", "fb-kcn", "may-hoa-binh"),
                Of("M3", "fb-than", "cd-than") with { Kind = MentionKind.Post, Origin = Origin.Own, At = new(2026, 10, 5, 9, 0, 0, TimeSpan.FromHours(7)), Labels = [], Topics = new Dictionary<string, double>() },
            ],
            [], token);
        await s.SaveHotSpotAsync(new HotSpot { Id = "H1", Topic = "wages", Unit = "than-nam-son", Detector = "floor", OpenedAt = Noon, Observed = 6, Expected = 1.5, People = 4, Stories = 5 }, null, token);
        var opening = new CaseOpening("C1", "fb-than", "than-nam-son", ["wages"], CaseKind.Question, true, false, false, "t1", null, false, 1);
        await s.SaveCaseAsync(
            new Case
            {
                Id = "C1", Channel = "fb-than", Unit = "than-nam-son", Topics = ["wages"], Kind = CaseKind.Question, State = CaseState.ToConfirm, FirstMention = "M1", OpenedAt = Noon.AddHours(-1),
                FirstDueAt = Noon.AddMinutes(-30), Askers = [new(1, Noon.AddHours(-1), "M1", Noon.AddHours(-1), Noon.AddMinutes(-30), ClockKind.FirstReply, null, false)],
                Misses = [new(ClockKind.FirstReply, Noon.AddMinutes(-30), "M1")],
            },
            opening, [], token);
        await s.SaveAlertAsync(new Alert { Id = "A1", Object = "H1", Kind = "hotspot", Unit = "than-nam-son", Level = Level.Hot, OpenedAt = Noon }, token);
        await s.EnqueueAsync(new OutboxRow { Id = "O1", Key = "alert/A1", Code = "T-7K2M", Sink = "telegram", Address = "9001", Kind = "alert", Title = "x", Body = "y", CreatedAt = Noon, NotBefore = Noon }, token);
        await s.SaveChannelStateAsync(new ChannelState("fb-than") { Health = ChannelHealth.Ok, LastOkAt = Noon }, token);
        await s.TouchAsync(Noon, token);
        return 0;
    }
}
