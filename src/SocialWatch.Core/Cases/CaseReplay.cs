namespace SocialWatch.Cases;

/// <summary>Lays a whole log on the platform's time line and reads the case off it. Not thread-safe; made for one replay.</summary>
internal sealed class CaseReplay
{
    private readonly CaseOpening _opening;
    private readonly CaseEvent _opened;
    private readonly IReadOnlyList<CaseEvent> _log;
    private readonly SlaPolicy _policy;
    private readonly List<CaseEvent> _answers;
    private readonly List<AskerTimeline> _askers;
    private readonly HashSet<int> _paused;

    public CaseReplay(CaseOpening opening, CaseEvent opened, IReadOnlyList<CaseEvent> log, SlaPolicy policy)
    {
        (_opening, _opened, _log, _policy) = (opening, opened, log, policy);
        (_askers, _answers) = LayOut(log, policy);
        _paused = [.. _askers.Where(a => a.IsPaused).Select(a => a.Number)];
    }

    /// <summary>The askers that a log names with their time lines run, and the answers that stand. Of a part of a log: right for the askers whose events it holds.</summary>
    public static (List<AskerTimeline> Askers, List<CaseEvent> Answers) LayOut(IReadOnlyList<CaseEvent> log, SlaPolicy policy)
    {
        var revoked = log.Where(e => e.Kind == CaseEventKind.AnswerRevoked).ToList();
        List<CaseEvent> answers = [.. log.Where(e => e.Kind == CaseEventKind.Answered && !revoked.Exists(r => Revokes(r, e)))];
        var askers = Messages(log, policy);
        AddEnds(log, answers, askers);
        askers.ForEach(a => a.Run());
        return (askers, answers);
    }

    /// <summary>The newest message of anybody who asks; removed ones count, for the platform's window was opened by them too.</summary>
    public static DateTimeOffset NewestMessage(IEnumerable<CaseEvent> log) => log.Where(IsMessage).Max(e => e.At);

    public IEnumerable<CaseClock> Clocks => _askers.SelectMany(a => a.Clocks);

    /// <summary>When 48 hours of silence after the last word will have passed; null unless all who asked are answered.</summary>
    public DateTimeOffset? SilenceEndsAt =>
        _askers.Exists(a => a.Waits) || _askers.TrueForAll(a => a.AnsweredAt is null) ? null : LastWord(DateTimeOffset.MaxValue) + _policy.CloseAfter;

    public Case Case()
    {
        var holder = Newest(CaseEventKind.Assigned, CaseEventKind.Released, CaseEventKind.Moved) is { Kind: CaseEventKind.Assigned } assigned ? assigned : null;
        var askers = _askers.ConvertAll(a => a.Asker());
        var openedAt = askers.Min(a => a.AskedAt);
        var state = State(out var closedAt);
        return new()
        {
            Id = _opening.Id, Channel = _opening.Channel, Unit = Newest(CaseEventKind.Moved)?.Reason ?? _opening.Unit, Topics = TopicsNow(), Kind = _opening.Kind, State = state,
            Restricted = _opening.Restricted, Private = _opening.Private, Thread = _opening.Thread, FirstMention = _opened.Mention!,
            OpenedAt = openedAt, FirstDueAt = _policy.After(openedAt, _policy.FirstReply), NextDueAt = askers.Min(a => a.DueAt), AnsweredAt = askers.Min(a => a.AnsweredAt),
            ClosedAt = closedAt, Askers = askers, Misses = Misses(out var lateReason), LateReason = lateReason?.Reason,
            LateReasonApproved = lateReason is { RecordedAt: var given } && _log.Any(e => e.Kind == CaseEventKind.ReasonApproved && e.RecordedAt >= given),
            Assignee = holder?.Reason, AssignedAt = holder?.At,
            WindowEndsAt = _opening.WindowEndsAt is { } ends ? NewestMessage(_log) + (ends - _opened.At) : null,
            FoundLate = _opening.FoundLate, PolicyVersion = _opening.PolicyVersion,
            Erased = _log.Any(e => e is { Kind: CaseEventKind.Closed, Reason: CaseReasons.Erased }),
        };
    }

    private IReadOnlyList<string> TopicsNow() =>
        Newest(CaseEventKind.Relabelled) is { Reason: { } named } ? named.Split(',', StringSplitOptions.RemoveEmptyEntries) : _opening.Topics;

    /// <summary>The last of some kinds by time; the log may be in any order.</summary>
    private CaseEvent? Newest(params ReadOnlySpan<CaseEventKind> kinds)
    {
        CaseEvent? newest = null;
        foreach (var e in _log)
        {
            if (kinds.Contains(e.Kind) && (newest is null || (e.At, e.RecordedAt, e.Kind, e.Reason ?? "").CompareTo((newest.At, newest.RecordedAt, newest.Kind, newest.Reason ?? "")) > 0))
            {
                newest = e;
            }
        }

        return newest;
    }

    private static bool IsMessage(CaseEvent e) => e.Kind is CaseEventKind.Opened or CaseEventKind.AskerJoined or CaseEventKind.AskedAgain;

    /// <summary>By the answer's mention; one without a mention revokes what that asker (or everybody) was told until then.</summary>
    private static bool Revokes(CaseEvent revoke, CaseEvent answer) =>
        revoke.Mention is { } m ? m == answer.Mention : answer.At <= revoke.At && (revoke.Asker is null || revoke.Asker == answer.Asker);

    private static List<AskerTimeline> Messages(IReadOnlyList<CaseEvent> log, SlaPolicy policy)
    {
        var byNumber = new SortedDictionary<int, AskerTimeline>();
        foreach (var e in log.Where(IsMessage))
        {
            var number = e.Kind == CaseEventKind.Opened ? 1 : e.Asker ?? throw new ArgumentException($"{e.Kind} names its asker.");
            if (!byNumber.TryGetValue(number, out var asker))
            {
                byNumber.Add(number, asker = new(number, policy));
            }

            asker.Message(e.At, e.Mention ?? throw new ArgumentException($"{e.Kind} names its mention."));
        }

        return [.. byNumber.Values];
    }

    private static void AddEnds(IReadOnlyList<CaseEvent> log, List<CaseEvent> answers, List<AskerTimeline> askers)
    {
        // A thread of thousands: an event that names its asker must find them without walking through all.
        var byNumber = askers.ToDictionary(a => a.Number);
        var everybody = (IEnumerable<AskerTimeline>)askers;
        IEnumerable<AskerTimeline> Named(int? number) => number is not { } n ? everybody : byNumber.TryGetValue(n, out var one) ? [one] : [];
        foreach (var answer in answers)
        {
            foreach (var asker in Named(answer.Asker))
            {
                asker.Answer(answer.At, toAll: answer.Asker is null);
            }
        }

        foreach (var e in log)
        {
            if (e.Kind == CaseEventKind.MessageRemoved && e.Mention is { } gone)
            {
                foreach (var asker in Named(e.Asker).Where(a => a.Has(gone)))
                {
                    asker.Removal(e.At, gone);
                }
            }
            else if (e.Kind is CaseEventKind.Paused or CaseEventKind.Resumed)
            {
                foreach (var asker in Named(e.Asker))
                {
                    (e.Kind == CaseEventKind.Paused ? (Action<DateTimeOffset>)asker.Pause : asker.Resume)(e.At);
                }
            }
            else if (e.Kind == CaseEventKind.Closed && e.Reason is not (null or CaseReasons.Silence))
            {
                askers.ForEach(a => a.Close(e.At));
            }
        }
    }

    private CaseState State(out DateTimeOffset? closedAt)
    {
        closedAt = null;
        if (_askers.Exists(a => a.Waits))
        {
            var sure = !_opening.ToConfirm || _log.Any(e => e.Kind == CaseEventKind.Confirmed) || _askers.Exists(a => a.AnsweredAt is not null);
            return sure ? CaseState.Open : CaseState.ToConfirm;
        }

        if (_askers.TrueForAll(a => a.Withdrawn))
        {
            closedAt = Clocks.Max(c => c.End);
            return CaseState.Withdrawn;
        }

        // A close holds unless somebody wrote after it; one by silence only if there was silence.
        var newest = NewestMessage(_log);
        var closes = _log.Where(e => e.Kind == CaseEventKind.Closed && e.Reason is not null && e.At >= newest && (e.Reason != CaseReasons.Silence || e.At >= LastWord(e.At) + _policy.CloseAfter));
        closedAt = closes.Select(e => (DateTimeOffset?)e.At).Min();
        return closedAt is null ? CaseState.Answered : CaseState.Closed;
    }

    /// <summary>The last message or answer at or before a time.</summary>
    private DateTimeOffset LastWord(DateTimeOffset until) => _log.Where(IsMessage).Concat(_answers).Where(e => e.At <= until).Max(e => e.At);

    /// <summary>
    /// What ended after its due is missed whether a sweep saw it or not; what still runs is missed once a sweep recorded it. A recorded miss whose clock
    /// turned out to be kept or withdrawn in time is none.
    /// </summary>
    private List<Miss> Misses(out CaseEvent? lateReason)
    {
        var recorded = _log.Where(e => e.Kind == CaseEventKind.Missed).ToLookup(e => (e.Clock, e.Mention));
        var misses = Clocks
            .Where(c => c.EndedLate || (c.How == ClockEnd.Running && !_paused.Contains(c.Asker) && recorded[(c.Kind, c.Message)].Any(e => e.At >= c.Due)))
            .OrderBy(c => c.Due).ThenBy(c => c.Asker)
            .Select(c => new Miss(c.Kind, c.Due, c.Message)).Distinct().ToList();
        lateReason = misses.SelectMany(m => recorded[(m.Kind, m.Message)]).Where(e => e.Reason is not null)
            .OrderBy(e => e.RecordedAt).ThenBy(e => e.Reason, StringComparer.Ordinal).LastOrDefault();
        return misses;
    }
}
