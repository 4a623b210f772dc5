using SocialWatch.Channels;

namespace SocialWatch.Storage.Sqlite;

// Channels: watermarks, states, gaps, moved chats.
internal sealed partial class SqliteSession
{
    private const string SelectChannelState =
        "SELECT channel, health, last_item_at, last_ok_at, stale_since, next_poll_at, first_poll_at, fault, fault_kind, backoff_step FROM channel_states";

    public ValueTask<string?> WatermarkAsync(string source, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First("SELECT watermark FROM sources WHERE source = @1", r => r.Text(), source));

    public ValueTask<ChannelState?> ChannelStateAsync(string channel, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.First(SelectChannelState + " WHERE channel = @1", ToChannelState, channel));

    public ValueTask<IReadOnlyList<ChannelState>> ChannelStatesAsync(CancellationToken cancellationToken) =>
        Rows(Db.All(SelectChannelState + " ORDER BY channel", ToChannelState));

    public ValueTask<IReadOnlyList<ChannelGap>> GapsAsync(string? channel, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT channel, since, until, reason FROM gaps WHERE @1 IS NULL OR channel = @1 ORDER BY since, channel",
        r => new ChannelGap(r.Text(), r.Time(), r.Time(), r.Text()), channel));

    public ValueTask<IReadOnlyDictionary<string, string>> MovedSourcesAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyDictionary<string, string>>(Db.All(
            "SELECT configured, current FROM moved_sources", r => (From: r.Text(), To: r.Text())).ToDictionary(r => r.From, r => r.To, StringComparer.Ordinal));

    public ValueTask SetWatermarkAsync(string source, string watermark, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO sources (source, watermark) VALUES (@1, @2) ON CONFLICT (source) DO UPDATE SET watermark = excluded.watermark", source, watermark);
        return ValueTask.CompletedTask;
    }

    public ValueTask SaveChannelStateAsync(ChannelState state, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO channel_states (channel, health, last_item_at, last_ok_at, stale_since, next_poll_at, first_poll_at, fault, fault_kind, backoff_step)
            VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
            ON CONFLICT (channel) DO UPDATE SET health = excluded.health, last_item_at = excluded.last_item_at, last_ok_at = excluded.last_ok_at,
                stale_since = excluded.stale_since, next_poll_at = excluded.next_poll_at, first_poll_at = excluded.first_poll_at, fault = excluded.fault,
                fault_kind = excluded.fault_kind, backoff_step = excluded.backoff_step
            """,
            state.Channel, StoredNames.Healths[state.Health], Stamp.Of(state.LastItemAt), Stamp.Of(state.LastOkAt), Stamp.Of(state.StaleSince),
            Stamp.Of(state.NextPollAt), Stamp.Of(state.FirstPollAt), state.Fault, state.FaultKind is { } kind ? StoredNames.Faults[kind] : null, state.BackoffStep);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddGapAsync(ChannelGap gap, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO gaps (channel, since, until, reason) VALUES (@1, @2, @3, @4) ON CONFLICT DO NOTHING",
            gap.Channel, Stamp.Of(gap.From), Stamp.Of(gap.To), gap.Reason);
        return ValueTask.CompletedTask;
    }

    public ValueTask MoveSourceAsync(string from, string to, CancellationToken cancellationToken)
    {
        // A chat that moved twice is found from its first address too; one that moved back has not moved.
        Db.Run("UPDATE moved_sources SET current = @2 WHERE current = @1", from, to);
        Db.Run("INSERT INTO moved_sources (configured, current) VALUES (@1, @2) ON CONFLICT (configured) DO UPDATE SET current = excluded.current", from, to);
        Db.Run("DELETE FROM moved_sources WHERE configured = current");
        return ValueTask.CompletedTask;
    }

    private static ChannelState ToChannelState(Row r) => new(r.Text())
    {
        Health = StoredNames.Healths.Read(r.Text()),
        LastItemAt = r.TimeOrNull(),
        LastOkAt = r.TimeOrNull(),
        StaleSince = r.TimeOrNull(),
        NextPollAt = r.TimeOrNull(),
        FirstPollAt = r.TimeOrNull(),
        Fault = r.TextOrNull(),
        FaultKind = StoredNames.Faults.ReadOrNull(r.TextOrNull()),
        BackoffStep = r.Small(),
    };
}
