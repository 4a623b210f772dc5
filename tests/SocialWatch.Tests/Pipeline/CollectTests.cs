using System.Net;
using System.Text.Json;
using SocialWatch.Alerts;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.Pipeline;

namespace SocialWatch.Tests.Pipeline;

/// <summary>The poll loop of a source (DESIGN 5.1): nothing is lost by a fault, a fault is a state, and nobody is hammered.</summary>
public sealed class CollectTests
{
    private const string Secret = "EAAGbi0mat0nay0khong0duoc0thay";

    public static TheoryData<Exception, string, ChannelHealth> Faults => new()
    {
        { new HttpRequestException(Secret, null, HttpStatusCode.BadGateway), "http:502", ChannelHealth.Failing },
        { new HttpRequestException(Secret, null, HttpStatusCode.Unauthorized), "http:401", ChannelHealth.Dead },
        { new HttpRequestException(Secret), "network", ChannelHealth.Failing },
        { new TaskCanceledException(Secret), "timeout", ChannelHealth.Failing },
        { new IOException(Secret), "cut", ChannelHealth.Failing },
        { new JsonException(Secret), "malformed", ChannelHealth.Failing },
        { new InvalidOperationException(Secret), "InvalidOperationException", ChannelHealth.Failing },
        { new SourceFaultException(new(FaultKind.Conflict, "telegram:409")), "telegram:409", ChannelHealth.Dead },
        { new SourceFaultException(new(FaultKind.RateLimited, "facebook:4", TimeSpan.FromHours(2))), "facebook:4", ChannelHealth.Failing },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_becomes_a_state_with_back_off_and_never_a_hot_loop(Exception fault, string code, ChannelHealth health)
    {
        await using var bench = await Bench.StartAsync();
        bench.Facebook.Always = fault;
        Assert.Equal(0, await bench.PollAsync());
        var state = (await bench.StateAsync(Bench.Page))!;
        Assert.Equal((code, health), (state.Fault, state.Health));
        Assert.True(state.NextPollAt >= Bench.Nine.AddMinutes(10));

        // A day of it, asked every minute: the ladder grows, and one alert is told.
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            await bench.PollAsync();
            if (minute == 300)
            {
                await bench.RestartAsync();
            }
        }

        Assert.InRange(bench.Facebook.Polls, 2, 16);
        Assert.Single(await bench.AlertsAsync("channel_dead"));
        Assert.DoesNotContain(Secret, bench.Log.Text, StringComparison.Ordinal);
        Assert.Contains(code, bench.Log.Text, StringComparison.Ordinal);

        bench.Facebook.Always = null;
        bench.Facebook.Page("w", bench.Comment("c1", "Chúc cả nhà vui"));
        bench.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(1, await bench.PollAsync());
        Assert.Equal(ChannelHealth.Ok, (await bench.StateAsync(Bench.Page))!.Health);
        Assert.Equal(AlertState.Resolved, Assert.Single(await bench.AlertsAsync("channel_dead")).State);
    }

    [Fact]
    public async Task A_platform_that_asks_to_wait_is_left_alone_so_long()
    {
        await using var bench = await Bench.StartAsync();
        bench.Facebook.Always = new SourceFaultException(new(FaultKind.RateLimited, "facebook:4", TimeSpan.FromHours(2)));
        await bench.PollAsync();
        await bench.RestartAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Null(await bench.PollAsync());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await bench.PollAsync());
    }

    [Fact]
    public async Task Pages_before_a_fault_are_kept_with_their_watermark_and_the_next_poll_goes_on_there()
    {
        await using var bench = await Bench.StartAsync();
        bench.Facebook.Page("w1", bench.Comment("c1", IngestTests.Question));
        bench.Facebook.Pages.Enqueue(new IOException());
        Assert.Equal(1, await bench.PollAsync());
        Assert.Equal(ChannelHealth.Failing, (await bench.StateAsync(Bench.Page))!.Health);
        Assert.Equal("w1", await bench.ReadAsync((s, t) => s.WatermarkAsync("facebook/tinh", t)));

        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        bench.Facebook.Page("w2", bench.Comment("c1", IngestTests.Question, at: Bench.Nine), bench.Comment("c2", "Chúc cả nhà vui", "hai"));
        Assert.Equal(1, await bench.PollAsync());
        Assert.Equal("w1", bench.Facebook.Watermark);
        Assert.Equal(2, (await bench.MentionsAsync()).Count);
        Assert.Single(await bench.CasesAsync());
    }

    [Fact]
    public async Task At_first_contact_old_items_are_history_and_young_ones_are_new()
    {
        await using var bench = await Bench.StartAsync();
        bench.Facebook.Page(
            "w1", bench.Comment("old", IngestTests.Question, "mot", at: Bench.Nine.AddHours(-25)), bench.Comment("young", IngestTests.Question, "hai", at: Bench.Nine.AddHours(-23)));
        bench.Facebook.Pages.Enqueue(new IOException());
        await bench.PollAsync();
        // The first contact is not over before a poll reached its end.
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        bench.Facebook.Page("w2", bench.Comment("old2", IngestTests.Poisoning, "ba", at: Bench.Nine.AddDays(-6)));
        await bench.PollAsync();
        Assert.Equal(["old", "old2"], (await bench.MentionsAsync()).Where(m => m.History).Select(m => m.ExternalId).Order());
        Assert.Equal(Bench.Nine.AddHours(-23), (await bench.CaseAsync()).OpenedAt);
        Assert.Empty(await bench.AlertsAsync("emergency"));
    }

    [Fact]
    public async Task After_an_outage_old_questions_are_found_late_and_their_due_time_stands()
    {
        await using var bench = await Bench.StartAsync();
        await bench.PollAsync();
        await bench.RestartAsync();
        bench.Clock.MoveTo(Bench.Nine.AddHours(40));
        bench.Facebook.Page("w2", bench.Comment("c1", IngestTests.Question, at: Bench.Nine.AddHours(10)));
        Assert.Equal(1, await bench.PollAsync());
        await bench.DutiesAsync();
        var found = await bench.CaseAsync();
        Assert.Equal((true, Bench.Nine.AddHours(34), CaseState.Open), (found.FoundLate, found.FirstDueAt, found.State));
        Assert.Equal(Bench.Nine.AddHours(34), Assert.Single(found.Misses).DueAt);
        Assert.Single(await bench.AlertsAsync("case_late"));
        // It is too late for a warning.
        Assert.Empty(await bench.AlertsAsync("case_warning"));
    }

    [Fact]
    public async Task A_gap_that_cannot_be_filled_is_recorded_and_told_once()
    {
        await using var bench = await Bench.StartAsync();
        bench.Telegram.Traits = new(CanBackfill: false, SeesEdits: true, SeesRemovals: false);
        await bench.PollAsync("telegram", "bot");
        await bench.RestartAsync();
        bench.Clock.Advance(TimeSpan.FromHours(9));
        for (var i = 0; i < 3; i++)
        {
            await bench.PollAsync("telegram", "bot");
            bench.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var gaps = await bench.ReadAsync((s, t) => s.GapsAsync(null, t));
        Assert.Equal(["tg-hoi", "tg-tholo"], gaps.Select(g => g.Channel).Order());
        Assert.All(gaps, g => Assert.Equal((Bench.Nine, Bench.Nine.AddHours(9), "off"), (g.From, g.To, g.Reason)));
        Assert.Equal(["tg-hoi", "tg-tholo"], (await bench.AlertsAsync("gap")).Select(a => a.Object).Order());
        await bench.LiveAsync(Bench.Nine.AddHours(10));
        Assert.Equal(["tg-hoi", "tg-tholo"], (await bench.OutboxAsync("alert")).SelectMany(r => r.Subject!.Split(' ')).Distinct().Order());
        Assert.All(await bench.OutboxAsync("alert"), r => Assert.Contains("từ 09:00 12/11 đến 18:00 12/11", r.Title + r.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_without_a_valid_invitation_is_not_read_and_the_others_of_its_account_are()
    {
        await using var bench = await Bench.StartAsync(
            c => Bench.With(c, Bench.Group, g => g with { Invitation = g.Invitation! with { Until = new(2026, 11, 11) } }), Bench.Nine);
        bench.Telegram.Always = new IOException();
        for (var minute = 0; minute < 120; minute++)
        {
            await bench.PollAsync("telegram", "bot");
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        // The ladder holds for the account although its first channel is not read.
        Assert.InRange(bench.Telegram.Polls, 2, 10);
        Assert.Equal(ChannelHealth.NotAllowed, (await bench.StateAsync(Bench.Group))!.Health);
        Assert.Equal(ChannelHealth.Dead, (await bench.StateAsync(Bench.Inbox))!.Health);
        Assert.Equal([Bench.Inbox], (await bench.AlertsAsync("channel_dead")).Select(a => a.Object));
    }

    [Fact]
    public async Task A_source_whose_only_channel_has_no_record_is_never_asked()
    {
        await using var bench = await Bench.StartAsync(
            c => Bench.With(c, Bench.Page, p => p with { Ownership = Ownership.Invited, Invitation = new("Ban quản trị", new(2026, 1, 1), Notice: false, null) }), Bench.Nine);
        for (var hour = 0; hour < 48; hour++)
        {
            await bench.PollAsync();
            bench.Clock.Advance(TimeSpan.FromMinutes(30));
        }

        Assert.Equal(0, bench.Facebook.Polls);
        Assert.Equal(ChannelHealth.NotAllowed, (await bench.StateAsync(Bench.Page))!.Health);
        Assert.Empty(await bench.AlertsAsync());
    }

    [Fact]
    public async Task A_silent_channel_is_told_once_and_its_return_too()
    {
        await using var bench = await Bench.StartAsync();
        bench.Facebook.Page("w1", bench.Comment("c1", "Chúc cả nhà vui"));
        for (var hour = 0; hour < 30; hour++)
        {
            await bench.PollAsync();
            bench.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(AlertState.Open, Assert.Single(await bench.AlertsAsync("channel_silent")).State);
        Assert.Equal(ChannelHealth.Silent, (await bench.StateAsync(Bench.Page))!.Health);
        bench.Facebook.Page("w2", bench.Comment("c2", "Chúc cả nhà khỏe"));
        await bench.PollAsync();
        Assert.Equal(AlertState.Resolved, Assert.Single(await bench.AlertsAsync("channel_silent")).State);
    }

    [Fact]
    public async Task A_quiet_poll_writes_nothing_for_a_while()
    {
        await using var bench = await Bench.StartAsync();
        bench.Facebook.Page("w1", bench.Comment("c1", "Chúc cả nhà vui"));
        await bench.PollAsync();
        var asOf = await bench.ReadAsync((s, t) => s.AsOfAsync(t));
        bench.Clock.Advance(TimeSpan.FromMinutes(2));
        await bench.Get<CollectRunner>().PollAsync(bench.Get<SourceCatalogue>().Sources.Single(s => s.Id == "facebook/tinh"), Bench.Token);
        Assert.Equal(asOf, await bench.ReadAsync((s, t) => s.AsOfAsync(t)));
        Assert.Equal(2, bench.Facebook.Polls);
    }
}
