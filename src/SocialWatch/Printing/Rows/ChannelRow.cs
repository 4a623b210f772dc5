using SocialWatch.Channels;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>channels --json</c>; names and order are CONTRACTS.md.</summary>
internal sealed record ChannelRow(
    string Id, string Kind, string Unit, Ownership Ownership, ChannelHealth State, DateTimeOffset? LastItemAt, DateTimeOffset? LastOkAt,
    DateTimeOffset? StaleSince, DateTimeOffset? NextPollAt, string? Fault)
{
    /// <param name="state">Null for a channel that was never read.</param>
    /// <param name="today">The day on which the ground to listen must hold.</param>
    public static ChannelRow Of(Channel c, ChannelState? state, DateOnly today) => new(
        c.Id, c.Kind, c.Unit, c.Ownership, c.MayListen(today) || c.Kind == Channel.TipLineKind ? state?.Health ?? ChannelHealth.New : ChannelHealth.NotAllowed,
        state?.LastItemAt, state?.LastOkAt, state?.StaleSince, state?.NextPollAt, state?.Fault);
}
