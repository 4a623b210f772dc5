using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Connectors.YouTube;
using SocialWatch.Mentions;

namespace SocialWatch.Tests.Connectors.YouTube;

/// <summary>Comments under a YouTube channel: its quota, its order and its five answers (reference C).</summary>
public sealed class YouTubeConnectorTests
{
    [Fact]
    public async Task Comments_and_answers_are_read_and_the_channels_own_word_is_own()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("UCcongdoan", "a", "an", "khi nào có thưởng tết");
        day.Say("UCcongdoan", "b", "page", "Ngày 20 sẽ công bố", under: "a");
        var items = (await day.PollAsync(day.YouTube())).Items.OrderBy(i => i.ExternalId).ToList();
        Assert.Equal([Origin.Member, Origin.Own], items.Select(i => i.Origin));
        Assert.Equal((items[0].ExternalId, "video5"), (items[1].ParentExternalId!, items[1].ThreadExternalId!));
        Assert.Equal(("UCperson77001", null as string), (items[0].AuthorKey, items[1].AuthorKey));
        Assert.DoesNotContain(items, i => i.ToString().Contains("Riêng", StringComparison.Ordinal));
        Assert.DoesNotContain(day.Server.Calls, c => c.Query.Contains(SiteDay.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_under_an_older_thread_is_found_though_the_thread_does_not_come_up()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("UCcongdoan", "cu", "an", "câu hỏi cũ");
        var (_, mark) = await day.PollAsync(day.YouTube());
        day.Clock.Advance(TimeSpan.FromHours(9));
        day.Say("UCcongdoan", "tl", "bao", "mình cũng hỏi", under: "cu");
        var (items, next) = await day.PollAsync(day.YouTube(), mark);
        Assert.Equal("mình cũng hỏi", Assert.Single(items).Text);
        day.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Empty((await day.PollAsync(day.YouTube(), next)).Items);
    }

    [Fact]
    public async Task Only_five_answers_come_along_and_the_others_are_asked_for_once()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("UCcongdoan", "a", "an", "hỏi");
        for (var i = 0; i < 12; i++)
        {
            day.Say("UCcongdoan", "r" + i.ToString(CultureInfo.InvariantCulture), "bao", "đáp " + i.ToString(CultureInfo.InvariantCulture), under: "a");
        }

        var (items, mark) = await day.PollAsync(day.YouTube());
        Assert.Equal(13, items.Select(i => i.ExternalId).Distinct().Count());
        Assert.Equal(1, day.Calls("/youtube/v3/comments"));
        day.Clock.Advance(TimeSpan.FromMinutes(5));
        await day.PollAsync(day.YouTube(), mark);
        Assert.Equal(1, day.Calls("/youtube/v3/comments"));
    }

    [Fact]
    public async Task A_quiet_poll_costs_one_unit_and_changes_no_watermark()
    {
        await using var day = await SiteDay.StartAsync();
        day.Say("UCcongdoan", "a", "an", "hỏi");
        var (_, mark) = await day.PollAsync(day.YouTube());
        day.Clock.Advance(TimeSpan.FromHours(2));
        var before = day.Calls("/youtube/v3");
        Assert.Equal(mark, (await day.PollAsync(day.YouTube(), mark)).Mark);
        Assert.Equal(before + 1, day.Calls("/youtube/v3"));
    }

    [Fact]
    public async Task The_days_units_end_before_googles_do_and_a_restart_does_not_spend_them_twice()
    {
        await using var day = await SiteDay.StartAsync(("YouTube:DailyUnits", "10"));
        string? mark = null;
        var spent = 0;
        while (spent < 10)
        {
            day.Say("UCcongdoan", "k" + spent.ToString(CultureInfo.InvariantCulture), "an", "tin");
            (_, mark) = await day.PollAsync(day.YouTube(), mark);
            day.Clock.Advance(TimeSpan.FromHours(4));
            if (PacificDay.Of(day.Clock.GetUtcNow()) != PacificDay.Of(day.Clock.GetUtcNow().AddHours(-4)))
            {
                break; // a new day there, as many units again
            }

            spent++;
        }

        var budget = new YouTubeBudget(10, day.Clock);
        budget.Know(new(PacificDay.Of(day.Clock.GetUtcNow()).DayNumber, 9));
        budget.Spend();
        var fault = Assert.Throws<SourceFaultException>(budget.Spend).Fault;
        Assert.Equal((FaultKind.RateLimited, "youtube:budget"), (fault.Kind, fault.Code));
        Assert.Equal(PacificDay.Next(day.Clock.GetUtcNow()), day.Clock.GetUtcNow() + fault.RetryAfter);
        day.Clock.Advance(fault.RetryAfter!.Value);
        budget.Spend();
        Assert.Equal(1, budget.Use.Used);
        Assert.NotNull(YouTubeWatermark.Parse(mark).Channels["yt"]);
    }

    [Fact]
    public async Task Many_channels_of_one_key_take_turns_so_that_steady_polls_leave_units()
    {
        await using var day = await SiteDay.StartAsync(("YouTube:DailyUnits", "1000"));
        var (_, mark) = await day.PollAsync(day.YouTube());
        var before = day.Calls("/youtube/v3");
        for (var i = 0; i < 60; i++)
        {
            day.Clock.Advance(TimeSpan.FromSeconds(30));
            (_, mark) = await day.PollAsync(day.YouTube(), mark);
        }

        Assert.InRange(day.Calls("/youtube/v3") - before, 10, 15); // one per 144 s, not sixty
    }

    [Theory]
    [InlineData("2026-11-12T07:59:59Z", "2026-11-11", "2026-11-12T08:00:00Z")]
    [InlineData("2026-11-12T08:00:00Z", "2026-11-12", "2026-11-13T08:00:00Z")]
    [InlineData("2026-07-01T06:59:59Z", "2026-06-30", "2026-07-01T07:00:00Z")]
    [InlineData("2026-03-08T09:30:00Z", "2026-03-08", "2026-03-09T07:00:00Z")]
    [InlineData("2026-11-01T08:30:00Z", "2026-11-01", "2026-11-02T08:00:00Z")]
    public void The_quota_day_begins_at_midnight_in_California_summer_and_winter(string at, string day, string next)
    {
        var instant = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), PacificDay.Of(instant));
        Assert.Equal(DateTimeOffset.Parse(next, CultureInfo.InvariantCulture), PacificDay.Next(instant));
    }

    [Theory]
    [InlineData("youtube_400_key", FaultKind.Credentials, "youtube:API_KEY_INVALID")]
    [InlineData("youtube_403_quota", FaultKind.RateLimited, "youtube:quotaExceeded")]
    [InlineData("youtube_403_comments_disabled", FaultKind.Permission, "youtube:commentsDisabled")]
    [InlineData("youtube_403_not_configured", FaultKind.Permission, "youtube:accessNotConfigured")]
    [InlineData("youtube_404_channel", FaultKind.Gone, "youtube:channelNotFound")]
    [InlineData("http_500_html", FaultKind.Transient, "http:500")]
    [InlineData("truncated_json", FaultKind.Malformed, "youtube:not_json")]
    public async Task Each_refusal_is_its_fault_and_the_quota_waits_for_midnight_there(string name, FaultKind kind, string code)
    {
        await using var day = await SiteDay.StartAsync();
        day.Server.Faults.Inject(new() { Name = name });
        var fault = await day.FaultAsync(day.YouTube());
        Assert.Equal((kind, code), (fault.Kind, fault.Code));
        Assert.Equal(name == "youtube_403_quota" ? PacificDay.Next(day.Clock.GetUtcNow()) - day.Clock.GetUtcNow() : null, fault.RetryAfter);
    }

    [Fact]
    public async Task The_recorded_thread_is_read_and_one_without_an_author_counts_as_unknown()
    {
        await using var stub = await Kit.StubHttp.StartAsync();
        var recorded = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "youtube", "commentThreads_live.json"), TestContext.Current.CancellationToken);
        stub.On("/commentThreads", Kit.StubReply.Json(recorded)).On("/comments", Kit.StubReply.Json(
            """{"items":[{"id":"UgzOpS_RRFR0IsErbS54AaABAg.x","snippet":{"textDisplay":"ẩn danh","publishedAt":"2023-03-03T00:00:00Z"}},4]}"""));
        await using var host = new ConnectorHost(
            new YouTubeModule(), new Dictionary<string, string?> { ["YouTube:BaseUrl"] = stub.Address.ToString(), ["YouTube:Accounts:yt:ApiKey"] = SiteDay.Key }, TimeProvider.System);
        var pages = await host.PollAsync(new("youtube/yt", "youtube", "yt", [SiteDay.Channel("yt", "youtube", "UCredacted0000000000001", "yt")]), null);
        var items = pages.SelectMany(p => p.Items).ToList();
        var answer = Assert.Single(items, i => i.ParentExternalId == "UgzOpS_RRFR0IsErbS54AaABAg");
        Assert.Null(answer.AuthorKey);
        Assert.Equal(1, pages[^1].PassedOver!["malformed"]);
    }

    [Fact]
    public async Task The_check_names_the_wrong_setting()
    {
        await using var day = await SiteDay.StartAsync();
        async Task<CheckFinding> CheckAsync(Source source) => Assert.Single(await day.Connector("youtube").CheckAsync(source, TestContext.Current.CancellationToken));
        Assert.True((await CheckAsync(day.YouTube())).Ok);
        var other = day.YouTube() with { Channels = [SiteDay.Channel("yt", "youtube", "UCkhac", "yt")] };
        Assert.Equal((false, "channels.json yt.source"), await CheckAsync(other) is var a ? (a.Ok, a.Setting) : default);
        day.Server.Faults.Inject(new() { Name = "youtube_403_not_configured" });
        Assert.Equal((false, "YouTube:Accounts:yt:ApiKey"), await CheckAsync(day.YouTube()) is var b ? (b.Ok, b.Setting) : default);
        await using var wrong = await SiteDay.StartAsync(("YouTube:Accounts:yt:ApiKey", "AIzaWrongKey000000000000000000000"));
        Assert.Equal("YouTube:Accounts:yt:ApiKey", Assert.Single(await wrong.Connector("youtube").CheckAsync(wrong.YouTube(), TestContext.Current.CancellationToken)).Setting);
    }
}
