using SocialWatch.Cases;

namespace SocialWatch.Tests.Cases;

/// <summary>Writes case logs in hours from a Monday morning, recorded as they happen unless a test says otherwise.</summary>
internal static class CaseLog
{
    public static readonly SlaPolicy Policy = new();
    public static readonly CaseOpening Opening = new("C1", "page", "mine-a", ["wages"], CaseKind.Question, false, false, false, "post1", null, false, 1);

    public static DateTimeOffset Hour(double hours) => new DateTimeOffset(2026, 11, 16, 8, 0, 0, TimeSpan.FromHours(7)).AddHours(hours);

    public static CaseEvent Opened(double at = 0, string mention = "M1") => CaseLedger.Opened(Opening, mention, Hour(at), Hour(at));

    public static CaseEvent Joined(int asker, double at, string mention) => new(CaseEventKind.AskerJoined, Hour(at), Hour(at), asker, mention);

    public static CaseEvent Again(int asker, double at, string mention) => new(CaseEventKind.AskedAgain, Hour(at), Hour(at), asker, mention);

    public static CaseEvent Answered(double at, string mention = "A1", int? asker = null) => new(CaseEventKind.Answered, Hour(at), Hour(at), asker, mention);

    public static CaseEvent Revoked(double at, string mention = "A1") => new(CaseEventKind.AnswerRevoked, Hour(at), Hour(at), Mention: mention);

    public static CaseEvent Removed(double at, string mention) => new(CaseEventKind.MessageRemoved, Hour(at), Hour(at), Mention: mention);

    public static CaseEvent Closed(double at, string reason) => new(CaseEventKind.Closed, Hour(at), Hour(at), Reason: reason);

    public static CaseEvent Missed(double due, string mention, ClockKind clock = ClockKind.FirstReply, string? reason = null) =>
        new(CaseEventKind.Missed, Hour(due), Hour(due + 0.1), 1, mention, clock, reason);

    public static Case Replay(params CaseEvent[] log) => CaseLedger.Replay(Opening, log, Policy);
}
