using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Digests;
using SocialWatch.HotSpots;
using SocialWatch.HotSpots.Series;
using static SocialWatch.Tests.Contracts.Samples;

namespace SocialWatch.Tests.Contracts;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_hot_spot_and_its_timeline_come_back()
    {
        var opened = HotSpot(1);
        HotSpotEvent first = new("H1", Nine, "opened", 12, 2.5, 9, 7, Level.Hot);
        await WriteAsync(s => s.SaveHotSpotAsync(opened, first, Token));
        AssertSame(opened, (await ReadAsync(s => s.HotSpotAsync("H1", Token)))!);

        var resolved = opened with
        {
            State = HotSpotState.Resolved, Level = Level.Urgent, Scope = HotSpotScope.Area, People = -1, Window = TimeSpan.FromHours(6), ResolvedAt = Nine.AddHours(8), OwnerRole = null,
        };
        var second = first with { Kind = "resolved", At = Nine.AddHours(8), Level = Level.Urgent };
        await WriteAsync(s => s.SaveHotSpotAsync(resolved, second, Token));
        await WriteAsync(s => s.SaveHotSpotAsync(resolved, null, Token));

        AssertSame(resolved, (await ReadAsync(s => s.HotSpotAsync("H1", Token)))!);
        Assert.Equal([first, second], await ReadAsync(s => s.TimelineAsync("H1", Token)));
    }

    [Fact]
    public async Task Hot_spots_are_found_live_latest_and_by_filter()
    {
        await WriteAsync(async s =>
        {
            await s.SaveHotSpotAsync(HotSpot(1) with { State = HotSpotState.Resolved }, null, Token);
            await s.SaveHotSpotAsync(HotSpot(2, at: Nine.AddDays(1)) with { State = HotSpotState.Handling }, null, Token);
            await s.SaveHotSpotAsync(HotSpot(3, "meals", "u2"), null, Token);
        });

        Assert.Equal(["H3", "H2"], (await ReadAsync(s => s.LiveHotSpotsAsync(Token))).Select(h => h.Id));
        Assert.Equal("H2", (await ReadAsync(s => s.LatestHotSpotAsync("wages", "u1", Token)))!.Id);
        Assert.Null(await ReadAsync(s => s.LatestHotSpotAsync("wages", "u2", Token)));
        Assert.Equal(["H1", "H3"], (await ReadAsync(s => s.HotSpotsAsync(new(Nine, Nine.AddHours(1)), Token))).Select(h => h.Id));
        Assert.Equal(["H3"], (await ReadAsync(s => s.HotSpotsAsync(new(Units: ["u2"], Topic: "meals"), Token))).Select(h => h.Id));
    }

    [Fact]
    public async Task The_held_windows_are_replaced_as_a_set()
    {
        await WriteAsync(s => s.SetHeldAsync(new Dictionary<SeriesKey, DateTimeOffset> { [new("wages", "u1")] = Nine, [new("meals", "u2")] = Nine }, Token));
        await WriteAsync(s => s.SetHeldAsync(new Dictionary<SeriesKey, DateTimeOffset> { [new("meals", "u2", HotSpotScope.Area)] = Nine.AddMinutes(15) }, Token));

        Assert.Equal(new(new("meals", "u2", HotSpotScope.Area), Nine.AddMinutes(15)), Assert.Single(await ReadAsync(s => s.HeldAsync(Token))));
    }

    [Fact]
    public async Task An_alert_is_saved_by_id_and_found_by_identity()
    {
        var late = Alert(2, at: Nine.AddHours(5)) with
        {
            State = AlertState.Acknowledged, Level = Level.Urgent, SentAt = Nine.AddHours(5), OwnerRole = "duty", AckExpiresAt = Nine.AddHours(6), Feedback = "useful", Restricted = true,
        };
        await WriteAsync(s => s.SaveAlertAsync(Alert(1), Token));
        await WriteAsync(s => s.SaveAlertAsync(Alert(2), Token));
        await WriteAsync(s => s.SaveAlertAsync(late, Token));

        AssertSame(late, (await ReadAsync(s => s.AlertAsync("A2", Token)))!);
        AssertSame(late, (await ReadAsync(s => s.AlertOfAsync("H1", "hotspot", "u1", Token)))!);
        Assert.Null(await ReadAsync(s => s.AlertOfAsync("H1", "case_late", "u1", Token)));
        Assert.Equal(["A1", "A2"], (await ReadAsync(s => s.AlertsAsync(new(), Token))).Select(a => a.Id));
    }

    [Fact]
    public async Task Alerts_filter_by_what_they_are_about()
    {
        await WriteAsync(async s =>
        {
            await s.AddAsync([Mention(5) with { Channel = "page-b" }], [], Token);
            await s.SaveCaseAsync(Case(7), null, [], Token);
            await s.SaveHotSpotAsync(HotSpot(1), null, Token);
            await s.SaveAlertAsync(Alert(1), Token);
            await s.SaveAlertAsync(Alert(2, "C7", "case_late"), Token);
            await s.SaveAlertAsync(Alert(3, "M5", "emergency"), Token);
            await s.SaveAlertAsync(Alert(4, "page-a", "channel_dead"), Token);
            await s.SaveAlertAsync(Alert(5, "page-a/2026-10-08", "floor") with { Unit = "u2" }, Token);
        });

        Assert.Equal(["A2", "A4", "A5"], (await ReadAsync(s => s.AlertsAsync(new(Channel: "page-a"), Token))).Select(a => a.Id));
        Assert.Equal(["A3"], (await ReadAsync(s => s.AlertsAsync(new(Channel: "page-b"), Token))).Select(a => a.Id));
        Assert.Equal(["A1", "A2", "A3"], (await ReadAsync(s => s.AlertsAsync(new(Topic: "wages"), Token))).Select(a => a.Id));
        Assert.Equal(["A5"], (await ReadAsync(s => s.AlertsAsync(new(Units: ["u2"]), Token))).Select(a => a.Id));
    }

    [Fact]
    public async Task Channel_states_watermarks_and_gaps_come_back()
    {
        ChannelState failing = new("page-a")
        {
            Health = ChannelHealth.Dead, LastItemAt = Nine, LastOkAt = Nine.AddHours(1), StaleSince = Nine.AddHours(2), NextPollAt = Nine.AddHours(3), FirstPollAt = Nine.AddDays(-1),
            Fault = "facebook:190/463", FaultKind = FaultKind.Credentials, BackoffStep = 4,
        };
        ChannelGap gap = new("page-a", Nine, Nine.AddHours(2), "too_old");
        await WriteAsync(async s =>
        {
            await s.SaveChannelStateAsync(new("page-b"), Token);
            await s.SaveChannelStateAsync(new("page-a"), Token);
            await s.SaveChannelStateAsync(failing, Token);
            await s.AddGapAsync(gap, Token);
            await s.AddGapAsync(gap, Token);
            await s.AddGapAsync(gap with { Channel = "page-b" }, Token);
            await s.SetWatermarkAsync("facebook/a", "1", Token);
            await s.SetWatermarkAsync("facebook/a", "2", Token);
        });

        Assert.Equal(failing, await ReadAsync(s => s.ChannelStateAsync("page-a", Token)));
        Assert.Equal([failing, new ChannelState("page-b")], await ReadAsync(s => s.ChannelStatesAsync(Token)));
        Assert.Null(await ReadAsync(s => s.ChannelStateAsync("page-c", Token)));
        Assert.Equal([gap], await ReadAsync(s => s.GapsAsync("page-a", Token)));
        Assert.Equal(2, (await ReadAsync(s => s.GapsAsync(null, Token))).Count);
        Assert.Equal("2", await ReadAsync(s => s.WatermarkAsync("facebook/a", Token)));
    }

    [Fact]
    public async Task A_chat_that_moved_twice_is_found_from_its_first_address()
    {
        await WriteAsync(s => s.MoveSourceAsync("group:-1", "group:-2", Token));
        await WriteAsync(s => s.MoveSourceAsync("group:-2", "group:-3", Token));

        var moved = await ReadAsync(s => s.MovedSourcesAsync(Token));

        Assert.Equal(("group:-3", "group:-3"), (moved["group:-1"], moved["group:-2"]));
    }

    [Fact]
    public async Task The_digest_of_a_day_is_stored_once()
    {
        DigestSnapshot digest = new(new(2026, 10, 8), Nine, """{"date":"2026-10-08","text":"Không có gì mới"}""");
        await WriteAsync(s => s.SaveDigestAsync(digest, Token));
        await WriteAsync(s => s.SaveDigestAsync(digest with { Json = "{}", AsOf = Nine.AddDays(1) }, Token));

        Assert.Equal(digest, await ReadAsync(s => s.DigestAsync(new(2026, 10, 8), Token)));
        Assert.Null(await ReadAsync(s => s.DigestAsync(new(2026, 10, 9), Token)));
    }

    [Fact]
    public async Task Facts_are_replaced_and_the_newest_instant_never_moves_back()
    {
        Assert.Null(await ReadAsync(s => s.AsOfAsync(Token)));
        await WriteAsync(async s =>
        {
            await s.SetFactAsync("demo_now", "1", Token);
            await s.SetFactAsync("demo_now", "2", Token);
            await s.TouchAsync(Nine, Token);
            await s.TouchAsync(Nine.AddHours(-1), Token);
        });

        Assert.Equal("2", await ReadAsync(s => s.FactAsync("demo_now", Token)));
        Assert.Null(await ReadAsync(s => s.FactAsync("none", Token)));
        Assert.Equal(Nine, await ReadAsync(s => s.AsOfAsync(Token)));
    }
}
