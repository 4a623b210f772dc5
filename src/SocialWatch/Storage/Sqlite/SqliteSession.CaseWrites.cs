using SocialWatch.Cases;
using SocialWatch.Privacy;

namespace SocialWatch.Storage.Sqlite;

// Changing cases.
internal sealed partial class SqliteSession
{
    private const string UpsertCase =
        """
        INSERT INTO cases (number, channel, unit, topics, kind, state, restricted, private, thread, first_mention, opened_at, first_due_at, next_due_at, answered_at,
            closed_at, late_reason, window_ends_at, found_late, policy_version, assignee, assigned_at, reason_approved, erased)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, @23)
        ON CONFLICT (number) DO UPDATE SET channel = excluded.channel, unit = excluded.unit, topics = excluded.topics, kind = excluded.kind, state = excluded.state,
            restricted = excluded.restricted, private = excluded.private, thread = excluded.thread, first_mention = excluded.first_mention,
            opened_at = excluded.opened_at, first_due_at = excluded.first_due_at, next_due_at = excluded.next_due_at, answered_at = excluded.answered_at,
            closed_at = excluded.closed_at, late_reason = excluded.late_reason, window_ends_at = excluded.window_ends_at, found_late = excluded.found_late,
            policy_version = excluded.policy_version, assignee = excluded.assignee, assigned_at = excluded.assigned_at, reason_approved = excluded.reason_approved,
            erased = excluded.erased
        """;

    public ValueTask SaveCaseAsync(Case value, CaseOpening? opening, IReadOnlyList<CaseEvent> added, CancellationToken cancellationToken)
    {
        var number = Ids.Required('C', value.Id);
        SaveAlone(number, value);
        foreach (var asker in value.Askers)
        {
            SaveAsker(number, asker);
        }

        Db.Run("DELETE FROM case_askers WHERE case_number = @1 AND number > @2", number, value.Askers.Count == 0 ? 0 : value.Askers[^1].Number);
        SaveMisses(number, value.Misses);
        if (opening is not null)
        {
            SaveOpening(number, opening);
        }

        foreach (var entry in added)
        {
            Write(number, entry);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask SaveStepAsync(CaseStep step, CancellationToken cancellationToken)
    {
        var number = Ids.Required('C', step.Alone.Id);
        SaveAlone(number, step.Alone);
        SaveAsker(number, step.Asker);
        Write(number, step.Added);
        return ValueTask.CompletedTask;
    }

    private void SaveAlone(long number, Case value) => Db.Run(
            UpsertCase, number, value.Channel, value.Unit, StoredJson.Of(value.Topics), StoredNames.CaseKinds[value.Kind], StoredNames.CaseStates[value.State],
            value.Restricted, value.Private, value.Thread, value.FirstMention, Stamp.Of(value.OpenedAt), Stamp.Of(value.FirstDueAt), Stamp.Of(value.NextDueAt),
            Stamp.Of(value.AnsweredAt), Stamp.Of(value.ClosedAt), value.LateReason, Stamp.Of(value.WindowEndsAt), value.FoundLate, value.PolicyVersion,
            value.Assignee, Stamp.Of(value.AssignedAt), value.LateReasonApproved, value.Erased);

    private void Write(long number, CaseEvent entry) => Db.Run(
        """
        INSERT INTO case_events (case_number, entry, kind, at, recorded_at, asker, mention, clock, reason)
        VALUES (@1, (SELECT COALESCE(MAX(entry), 0) + 1 FROM case_events WHERE case_number = @1), @2, @3, @4, @5, @6, @7, @8)
        """,
        number, StoredNames.CaseEvents[entry.Kind], Stamp.Of(entry.At), Stamp.Of(entry.RecordedAt), entry.Asker, entry.Mention,
        entry.Clock is { } clock ? StoredNames.Clocks[clock] : null, entry.Reason);

    public ValueTask AddReplyAddressAsync(ReplyAddress address, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO reply_addresses (case_number, asker, lookup, sealed) VALUES (@1, @2, @3, @4)
            ON CONFLICT (case_number, asker) DO UPDATE SET lookup = excluded.lookup, sealed = excluded.sealed
            """,
            Ids.Required('C', address.Case), address.Asker, address.Lookup, address.Sealed);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ForgetReplyAddressesAsync(DateTimeOffset closedBefore, CancellationToken cancellationToken)
    {
        // A withdrawn case may carry no closing time: the last thing that happened to it counts then.
        var gone = Clearing.Without(
            Db, "reply_addresses",
            """
            case_number IN (
                SELECT c.number FROM cases c WHERE c.state IN ('closed', 'withdrawn')
                AND COALESCE(c.closed_at, (SELECT MAX(e.recorded_at) FROM case_events e WHERE e.case_number = c.number), c.opened_at) < @1)
            """,
            Stamp.Of(closedBefore));
        Erased |= gone > 0;
        return ValueTask.FromResult(gone);
    }

    /// <summary>Writes an asker only where something changed: of thousands, one event changes few.</summary>
    private void SaveAsker(long number, Asker a) => Db.Run(
        """
        INSERT INTO case_askers (case_number, number, asked_at, waiting_message, waiting_since, due_at, clock, answered_at, withdrawn, paused_since)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
        ON CONFLICT (case_number, number) DO UPDATE SET asked_at = excluded.asked_at, waiting_message = excluded.waiting_message, waiting_since = excluded.waiting_since,
            due_at = excluded.due_at, clock = excluded.clock, answered_at = excluded.answered_at, withdrawn = excluded.withdrawn, paused_since = excluded.paused_since
        WHERE (asked_at, waiting_message, waiting_since, due_at, clock, answered_at, withdrawn, paused_since) IS NOT
            (excluded.asked_at, excluded.waiting_message, excluded.waiting_since, excluded.due_at, excluded.clock, excluded.answered_at, excluded.withdrawn, excluded.paused_since)
        """,
        number, a.Number, Stamp.Of(a.AskedAt), a.WaitingMessage, Stamp.Of(a.WaitingSince), Stamp.Of(a.DueAt), StoredNames.Clocks[a.Clock],
        Stamp.Of(a.AnsweredAt), a.Withdrawn, Stamp.Of(a.PausedSince));

    private void SaveMisses(long number, IReadOnlyList<Miss> misses)
    {
        Db.Run("DELETE FROM case_misses WHERE case_number = @1 AND entry >= @2", number, misses.Count);
        if (misses.Count == 0)
        {
            return;
        }

        var stored = Db.All(
            "SELECT kind, due_at, message FROM case_misses WHERE case_number = @1 ORDER BY entry", r => new Miss(StoredNames.Clocks.Read(r.Text()), r.Time(), r.Text()), number);
        if (!misses.Take(stored.Count).SequenceEqual(stored))
        {
            Db.Run("DELETE FROM case_misses WHERE case_number = @1", number);
            stored = [];
        }

        for (var i = stored.Count; i < misses.Count; i++)
        {
            Db.Run(
                "INSERT INTO case_misses (case_number, kind, message, due_at, entry) VALUES (@1, @2, @3, @4, @5)",
                number, StoredNames.Clocks[misses[i].Kind], misses[i].Message, Stamp.Of(misses[i].DueAt), i);
        }
    }

    private void SaveOpening(long number, CaseOpening o) => Db.Run(
        """
        INSERT INTO case_openings (case_number, channel, unit, topics, kind, to_confirm, restricted, private, thread, window_ends_at, found_late, policy_version)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12) ON CONFLICT (case_number) DO NOTHING
        """,
        number, o.Channel, o.Unit, StoredJson.Of(o.Topics), StoredNames.CaseKinds[o.Kind], o.ToConfirm, o.Restricted, o.Private, o.Thread,
        Stamp.Of(o.WindowEndsAt), o.FoundLate, o.PolicyVersion);
}
