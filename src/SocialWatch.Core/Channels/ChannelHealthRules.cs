using SocialWatch.Configuration;

namespace SocialWatch.Channels;

/// <summary>
/// How a channel does after a poll (DESIGN 5.1, 6.3): dead at once when only a person can mend it, dead after some patience otherwise; silent when polls
/// are fine but nobody spoke for longer than expected. Each change is told once. Pure, thread-safe.
/// </summary>
public static class ChannelHealthRules
{
    /// <summary>A channel is not called silent in its first day: its history is unknown.</summary>
    private static readonly TimeSpan FirstDay = TimeSpan.FromHours(24);

    /// <summary>The state after a poll, with the next poll planned on the back-off ladder.</summary>
    public static ChannelVerdict After(ChannelState state, PollOutcome outcome, Channel channel, DateTimeOffset now, Schedule schedule)
    {
        var seen = state with { FirstPollAt = state.FirstPollAt ?? now, LastItemAt = Newest(state.LastItemAt, outcome.NewestItemAt) };
        return outcome.Fault is { } fault ? Failed(seen, fault, channel, now, schedule) : Fine(seen, channel, now);
    }

    /// <summary>A channel whose invitation is over: not read and not alarmed as dead.</summary>
    public static ChannelState NotAllowed(ChannelState state) =>
        state with { Health = ChannelHealth.NotAllowed, StaleSince = null, Fault = null, FaultKind = null, NextPollAt = null };

    private static ChannelVerdict Failed(ChannelState state, SourceFault fault, Channel channel, DateTimeOffset now, Schedule schedule)
    {
        var (step, wait) = BackoffLadder.Up(state.BackoffStep, fault);
        // While it is failing StaleSince is the first failed poll: a night switched off must not count as failing. Once dead it says since when data is missing.
        var failingSince = state is { Health: ChannelHealth.Failing, StaleSince: { } first } ? first : now;
        var next = state with
        {
            Fault = fault.Code, FaultKind = fault.Kind, BackoffStep = step, NextPollAt = now + (wait > channel.Interval ? wait : channel.Interval),
        };
        if (state.Health == ChannelHealth.Dead)
        {
            return new(next, ChannelTransition.None, null);
        }

        if (!fault.NeedsPerson && now - failingSince < schedule.DeadAfter)
        {
            return new(next with { Health = ChannelHealth.Failing, StaleSince = failingSince }, ChannelTransition.None, null);
        }

        var since = state.LastOkAt ?? state.FirstPollAt ?? now;
        return new(next with { Health = ChannelHealth.Dead, StaleSince = since }, ChannelTransition.BecameDead, since);
    }

    private static ChannelVerdict Fine(ChannelState state, Channel channel, DateTimeOffset now)
    {
        var (step, wait) = BackoffLadder.Down(state.BackoffStep);
        var next = state with
        {
            Health = ChannelHealth.Ok, LastOkAt = now, StaleSince = null, Fault = null, FaultKind = null, BackoffStep = step, NextPollAt = now + channel.Interval + wait,
        };
        if (state.Health == ChannelHealth.Dead)
        {
            // Whether it is also silent is the next poll's question: one change is told at a time.
            return new(next, ChannelTransition.Recovered, state.StaleSince);
        }

        if (SilentSince(next, channel, now) is { } quiet)
        {
            var told = state.Health == ChannelHealth.Silent ? ChannelTransition.None : ChannelTransition.BecameSilent;
            return new(next with { Health = ChannelHealth.Silent, StaleSince = quiet }, told, told == ChannelTransition.None ? null : quiet);
        }

        return state.Health == ChannelHealth.Silent ? new(next, ChannelTransition.Recovered, state.StaleSince) : new(next, ChannelTransition.None, null);
    }

    private static DateTimeOffset? SilentSince(ChannelState state, Channel channel, DateTimeOffset now)
    {
        var first = state.FirstPollAt ?? now;
        var last = state.LastItemAt ?? first;
        return channel.ExpectedSilence is { } expected && now - first >= FirstDay && now - last > expected ? last : null;
    }

    private static DateTimeOffset? Newest(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;
}
