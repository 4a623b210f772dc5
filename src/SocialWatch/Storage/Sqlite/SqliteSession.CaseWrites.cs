using SocialWatch.Cases;
using SocialWatch.Privacy;

namespace SocialWatch.Storage.Sqlite;

// Changing cases.
internal sealed partial class SqliteSession
{
    private const string UpsertCase =
        """
        INSERT INTO cases (number, channel, unit, topics, kind, state, restricted, private, thread, first_mention, opened_at, first_due_at, next_due_at, answered_at,
            closed_at, late_reason, window_ends_at, found_late, policy_version, assignee, assigned_at, reason_approved)
        VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22)
        ON CONFLICT (number) DO UPDATE SET channel = excluded.channel, unit = excluded.unit, topics = excluded.topics, kind = excluded.kind, state = excluded.state,
            restricted = excluded.restricted, private = excluded.private, thread = excluded.thread, first_mention = excluded.first_mention,
            opened_at = excluded.opened_at, first_due_at = excluded.first_due_at, next_due_at = excluded.next_due_at, answered_at = excluded.answered_at,
            closed_at = excluded.closed_at, late_reason = excluded.late_reason, window_ends_at = excluded.window_ends_at, found_late = excluded.found_late,
            policy_version = excluded.policy_version, assignee = excluded.assignee, assigned_at = excluded.assigned_at, reason_approved = excluded.reason_approved
        """;

    public ValueTask SaveCaseAsync(Case value, CaseOpening? opening, IReadOnlyList<CaseEvent> added, CancellationToken cancellationToken)
    {
        var number = Ids.Required('C', value.Id);
        Db.Run(
            UpsertCase, number, value.Channel, value.Unit, StoredJson.Of(value.Topics), StoredNames.CaseKinds[value.Kind], StoredNames.CaseStates[value.State],
            value.Restricted, value.Private, value.Thread, value.FirstMention, Stamp.Of(value.OpenedAt), Stamp.Of(value.FirstDueAt), Stamp.Of(value.NextDueAt),
            Stamp.Of(value.AnsweredAt), Stamp.Of(value.ClosedAt), value.LateReason, Stamp.Of(value.WindowEndsAt), value.FoundLate, value.PolicyVersion,
            value.Assignee, Stamp.Of(value.AssignedAt), value.LateReasonApproved);
        SaveAskers(number, value.Askers);
        SaveMisses(number, value.Misses);
        if (opening is not null)
        {
            SaveOpening(number, opening);
        }

        foreach (var entry in added)
        {
            Db.Run(
                """
                INSERT INTO case_events (case_number, entry, kind, at, recorded_at, asker, mention, clock, reason)
                VALUES (@1, (SELECT COALESCE(MAX(entry), 0) + 1 FROM case_events WHERE case_number = @1), @2, @3, @4, @5, @6, @7, @8)
                """,
                number, StoredNames.CaseEvents[entry.Kind], Stamp.Of(entry.At), Stamp.Of(entry.RecordedAt), entry.Asker, entry.Mention,
                entry.Clock is { } clock ? StoredNames.Clocks[clock] : null, entry.Reason);
        }

        return ValueTask.CompletedTask;
    }

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

    private void SaveAskers(long number, IReadOnlyList<Asker> askers)
    {
        Db.Run("DELETE FROM case_askers WHERE case_number = @1", number);
        foreach (var a in askers)
        {
            Db.Run(
                """
                INSERT INTO case_askers (case_number, number, asked_at, waiting_message, waiting_since, due_at, clock, answered_at, withdrawn, paused_since)
                VALUES (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10)
                """,
                number, a.Number, Stamp.Of(a.AskedAt), a.WaitingMessage, Stamp.Of(a.WaitingSince), Stamp.Of(a.DueAt), StoredNames.Clocks[a.Clock],
                Stamp.Of(a.AnsweredAt), a.Withdrawn, Stamp.Of(a.PausedSince));
        }
    }

    private void SaveMisses(long number, IReadOnlyList<Miss> misses)
    {
        Db.Run("DELETE FROM case_misses WHERE case_number = @1", number);
        for (var i = 0; i < misses.Count; i++)
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
