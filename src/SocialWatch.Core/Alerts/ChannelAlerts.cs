using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;

namespace SocialWatch.Alerts;

/// <summary>The wishes to alert about channels that are dead, silent, back or have lost data (DESIGN 5.1, 6.3). Pure, thread-safe.</summary>
public static class ChannelAlerts
{
    /// <summary>What a poll's outcome tells; null when nothing changed.</summary>
    /// <param name="before">The state before the poll: a recovery ends the alert that it had opened.</param>
    public static AlertRequest? Of(ChannelVerdict verdict, ChannelState before, Channel channel, Wording wording, EscalationPolicy escalation, DateTimeOffset now)
    {
        var (kind, key) = verdict.Transition switch
        {
            ChannelTransition.BecameDead => ("channel_dead", DeadKey(verdict.State, wording.Texts)),
            ChannelTransition.BecameSilent => ("channel_silent", "alert.channel.silent"),
            ChannelTransition.Recovered => (before.Health == ChannelHealth.Silent ? "channel_silent" : "channel_dead", "alert.channel.recovered"),
            ChannelTransition.None => ("", ""),
        };
        if (kind.Length == 0)
        {
            return null;
        }

        var values = new Dictionary<string, string>
        {
            ["channel"] = wording.Channel(channel.Id), ["unit"] = wording.Unit(channel.Unit), ["since"] = wording.Time(verdict.StaleSince), ["until"] = wording.Time(now),
            ["fault"] = verdict.State.Fault ?? "-", ["expected"] = wording.Span(channel.ExpectedSilence ?? TimeSpan.Zero),
        };
        return new(channel.Id, kind, channel.Unit, Level.Hot, key, values, escalation.Roles.GetValueOrDefault("channel", []))
        {
            Resolves = verdict.Transition == ChannelTransition.Recovered,
        };
    }

    /// <summary>A right of access that ends soon, told ahead; without an end the matter is over.</summary>
    /// <param name="endsAt">Null when nothing ends soon.</param>
    public static AlertRequest Ending(Channel channel, DateTimeOffset? endsAt, Wording wording, EscalationPolicy escalation)
    {
        var values = new Dictionary<string, string> { ["channel"] = wording.Channel(channel.Id), ["unit"] = wording.Unit(channel.Unit), ["at"] = wording.Time(endsAt) };
        return new(channel.Id, "token_ending", channel.Unit, Level.Hot, endsAt is null ? "alert.channel.token_renewed" : "alert.channel.token_ending", values, escalation.Roles.GetValueOrDefault("channel", []))
        {
            Resolves = endsAt is null,
        };
    }

    /// <summary>A stretch that can never be read; each gap is told once.</summary>
    public static AlertRequest Gap(ChannelGap gap, Channel channel, Wording wording, EscalationPolicy escalation)
    {
        var values = new Dictionary<string, string>
        {
            ["channel"] = wording.Channel(channel.Id), ["unit"] = wording.Unit(channel.Unit), ["from"] = wording.Time(gap.From), ["to"] = wording.Time(gap.To),
        };
        return new(channel.Id, "gap", channel.Unit, Level.Hot, "alert.channel.gap", values, escalation.Roles.GetValueOrDefault("channel", []), Worse: true);
    }

    /// <summary>A fault whose code has words of its own (<c>alert.channel.dead.zalo.14014</c>) says who must do what; every other says its class.</summary>
    private static string DeadKey(ChannelState state, Texts texts)
    {
        var own = "alert.channel.dead." + (state.Fault ?? "-").Replace(":-", ":", StringComparison.Ordinal).Replace(':', '.');
        return texts.Keys.Contains(own) ? own : "alert.channel.dead." + CodeOf(state.FaultKind ?? FaultKind.Malformed);
    }

    /// <summary>The end of the text key of a fault.</summary>
    public static string CodeOf(FaultKind kind) => kind switch
    {
        FaultKind.Credentials => "credentials",
        FaultKind.Permission => "permission",
        FaultKind.RateLimited => "rate_limited",
        FaultKind.Transient => "transient",
        FaultKind.Network => "network",
        FaultKind.Malformed => "malformed",
        FaultKind.Gone => "gone",
        FaultKind.Conflict => "conflict",
    };
}
