using System.Collections.Concurrent;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Keeps the state of channels: what failed, since when, when to ask again, what is lost (DESIGN 5.1). A healthy poll with nothing new is kept in memory and
/// written every few minutes, so that a quiet night costs no disk.
/// </summary>
internal sealed class HealthDesk(IStore store, UnionConfig config, HealthTeller teller, LocalClock clock)
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, ChannelState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    /// <summary>When a source may be asked again; null when at once, as after an invitation was renewed.</summary>
    public async ValueTask<DateTimeOffset?> NextPollAsync(Source source, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = DateTimeOffset.MaxValue;
        foreach (var channel in source.Channels)
        {
            // The channel that asks for the shortest interval sets the pace of all that are polled with it.
            var state = await StateAsync(channel.Id, cancellationToken);
            var own = state.Health == ChannelHealth.NotAllowed && channel.MayListen(clock.Today) ? null : state.NextPollAt;
            next = own is null || next is null ? null : own < next ? own : next;
        }

        return next;
    }

    public async ValueTask RecordOkAsync(
        Source source, ConnectorTraits traits, IReadOnlyDictionary<string, DateTimeOffset> newest, CancellationToken cancellationToken)
    {
        foreach (var channel in source.Channels)
        {
            var outcome = PollOutcome.Ok(newest.TryGetValue(channel.Id, out var at) ? at : null);
            await RecordAsync(channel, outcome, traits, cancellationToken);
        }
    }

    public async ValueTask RecordFaultAsync(Source source, SourceFault fault, IReadOnlyDictionary<string, DateTimeOffset> newest, CancellationToken cancellationToken)
    {
        foreach (var channel in source.Channels)
        {
            var outcome = PollOutcome.Failed(fault, newest.TryGetValue(channel.Id, out var at) ? at : null);
            await RecordAsync(channel, outcome, null, cancellationToken);
        }
    }

    /// <summary>A channel without a record is not read; that is a state, not a fault.</summary>
    public async ValueTask RecordNotAllowedAsync(Source source, CancellationToken cancellationToken)
    {
        foreach (var channel in source.Channels)
        {
            var before = await StateAsync(channel.Id, cancellationToken);
            if (before.Health == ChannelHealth.NotAllowed && before.NextPollAt > clock.Now)
            {
                continue;
            }

            var next = ChannelHealthRules.NotAllowed(before) with { NextPollAt = clock.Now + TimeSpan.FromHours(1) };
            await SaveAsync(next, null, null, cancellationToken);
        }
    }

    private async ValueTask RecordAsync(Channel channel, PollOutcome outcome, ConnectorTraits? traits, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var before = await StateAsync(channel.Id, cancellationToken);
        var verdict = ChannelHealthRules.After(before, outcome, channel, now, config.Schedule);
        var gap = traits is null ? null : GapRule.After(before, channel, traits, now);
        var routine = verdict.Transition == ChannelTransition.None && gap is null && outcome.Fault is null && before.Health == verdict.State.Health
            && before.BackoffStep == verdict.State.BackoffStep && before.LastItemAt == verdict.State.LastItemAt;
        if (routine && _written.TryGetValue(channel.Id, out var written) && now - written < WriteEvery)
        {
            _states[channel.Id] = verdict.State;
            return;
        }

        await SaveAsync(verdict.State, channel, (before, verdict, gap), cancellationToken);
    }

    private async ValueTask SaveAsync(ChannelState next, Channel? channel, (ChannelState Before, ChannelVerdict Verdict, ChannelGap? Gap)? told, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            async (session, token) =>
            {
                await session.SaveChannelStateAsync(next, token);
                if (channel is not null && told is { } t)
                {
                    await teller.TellAsync(session, t.Before, channel, t.Verdict, t.Gap, token);
                }

                await session.TouchAsync(clock.Now, token);
                return 0;
            },
            cancellationToken);
        _states[next.Channel] = next;
        _written[next.Channel] = clock.Now;
    }

    private async ValueTask<ChannelState> StateAsync(string channel, CancellationToken cancellationToken)
    {
        if (!_states.TryGetValue(channel, out var state))
        {
            state = await store.ReadAsync((session, token) => session.ChannelStateAsync(channel, token), cancellationToken) ?? new ChannelState(channel);
            _states[channel] = state;
        }

        return state;
    }
}
