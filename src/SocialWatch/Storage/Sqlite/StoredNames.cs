using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Mail;
using SocialWatch.Alerts.Silences;
using SocialWatch.Alerts;
using SocialWatch.Answers;
using SocialWatch.Cases;
using SocialWatch.Channels;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Privacy;
using System.Collections.Frozen;

namespace SocialWatch.Storage.Sqlite;

/// <summary>How the values of an enum are written in a column. The words are data: renaming a member in the code changes nothing that is stored.</summary>
internal sealed class Codes<T>
    where T : struct, Enum
{
    private readonly FrozenDictionary<T, string> words;
    private readonly FrozenDictionary<string, T> values;

    public Codes(params IEnumerable<(T Value, string Word)> pairs)
    {
        var all = pairs.ToList();
        words = all.ToFrozenDictionary(p => p.Value, p => p.Word);
        values = all.ToFrozenDictionary(p => p.Word, p => p.Value, StringComparer.Ordinal);
    }

    public string this[T value] => words[value];

    public T Read(string word) => values[word];

    public T? ReadOrNull(string? word) => word is null ? null : values[word];
}

/// <summary>The words of every stored enum.</summary>
internal static class StoredNames
{
    public static readonly Codes<MentionKind> MentionKinds = new(
        (MentionKind.Post, "post"), (MentionKind.Comment, "comment"), (MentionKind.Message, "message"), (MentionKind.Forward, "forward"), (MentionKind.Report, "report"));

    public static readonly Codes<HotSpotEnd> HotSpotEnds = new((HotSpotEnd.Quiet, "quiet"), (HotSpotEnd.Person, "person"), (HotSpotEnd.Noise, "noise"));

    public static readonly Codes<Origin> Origins = new((Origin.Member, "member"), (Origin.Own, "own"));

    public static readonly Codes<CaseKind> CaseKinds = new(
        (CaseKind.Question, "question"), (CaseKind.Complaint, "complaint"), (CaseKind.Emergency, "emergency"), (CaseKind.Private, "private"));

    public static readonly Codes<CaseState> CaseStates = new(
        (CaseState.ToConfirm, "to_confirm"), (CaseState.Open, "open"), (CaseState.Answered, "answered"), (CaseState.Closed, "closed"), (CaseState.Withdrawn, "withdrawn"));

    public static readonly Codes<ClockKind> Clocks = new((ClockKind.FirstReply, "first_reply"), (ClockKind.NextReply, "next_reply"));

    public static readonly Codes<CaseEventKind> CaseEvents = new(
        (CaseEventKind.Opened, "opened"), (CaseEventKind.AskerJoined, "asker_joined"), (CaseEventKind.AskedAgain, "asked_again"), (CaseEventKind.Answered, "answered"),
        (CaseEventKind.AnswerRevoked, "answer_revoked"), (CaseEventKind.MessageRemoved, "message_removed"), (CaseEventKind.Missed, "missed"),
        (CaseEventKind.Confirmed, "confirmed"), (CaseEventKind.Closed, "closed"),
        (CaseEventKind.Moved, "moved"), (CaseEventKind.Assigned, "assigned"), (CaseEventKind.Released, "released"), (CaseEventKind.Paused, "paused"),
        (CaseEventKind.Resumed, "resumed"), (CaseEventKind.ReasonApproved, "reason_approved"), (CaseEventKind.Relabelled, "relabelled"));

    public static readonly Codes<AnswerState> AnswerStates = new(
        (AnswerState.Draft, "draft"), (AnswerState.Refused, "refused"), (AnswerState.Queued, "queued"), (AnswerState.Sending, "sending"), (AnswerState.Sent, "sent"),
        (AnswerState.Failed, "failed"), (AnswerState.Unknown, "unknown"), (AnswerState.Dropped, "dropped"));

    public static readonly Codes<MemberNoticeKind> NoticeKinds = new(
        (MemberNoticeKind.Privacy, "privacy"), (MemberNoticeKind.EraseAsk, "erase_ask"), (MemberNoticeKind.EraseDone, "erase_done"),
        (MemberNoticeKind.EraseNothing, "erase_nothing"));

    public static readonly Codes<HotSpotState> HotSpotStates = new(
        (HotSpotState.Open, "open"), (HotSpotState.Acknowledged, "acknowledged"), (HotSpotState.Handling, "handling"), (HotSpotState.Resolved, "resolved"),
        (HotSpotState.Reopened, "reopened"));

    public static readonly Codes<HotSpotScope> Scopes = new((HotSpotScope.Unit, "unit"), (HotSpotScope.Area, "area"), (HotSpotScope.Organisation, "organisation"));

    public static readonly Codes<AlertState> AlertStates = new(
        (AlertState.Open, "open"), (AlertState.Acknowledged, "acknowledged"), (AlertState.Resolved, "resolved"), (AlertState.Suppressed, "suppressed"));

    public static readonly Codes<OutboxState> OutboxStates = new(
        (OutboxState.Queued, "queued"), (OutboxState.Sending, "sending"), (OutboxState.Sent, "sent"), (OutboxState.Failed, "failed"), (OutboxState.Unknown, "unknown"),
        (OutboxState.Dropped, "dropped"));

    public static readonly Codes<ChannelHealth> Healths = new(
        (ChannelHealth.New, "new"), (ChannelHealth.Ok, "ok"), (ChannelHealth.Failing, "failing"), (ChannelHealth.Silent, "silent"), (ChannelHealth.Dead, "dead"),
        (ChannelHealth.NotAllowed, "not_allowed"));

    public static readonly Codes<FaultKind> Faults = new(
        (FaultKind.Credentials, "credentials"), (FaultKind.Permission, "permission"), (FaultKind.RateLimited, "rate_limited"), (FaultKind.Transient, "transient"),
        (FaultKind.Network, "network"), (FaultKind.Malformed, "malformed"), (FaultKind.Gone, "gone"), (FaultKind.Conflict, "conflict"));

    public static readonly Codes<NoticeReason> NoticeReasons = new(
        (NoticeReason.News, "news"), (NoticeReason.Repeat, "repeat"), (NoticeReason.Climb, "climb"), (NoticeReason.Overdue, "overdue"),
        (NoticeReason.Committee, "committee"), (NoticeReason.Taken, "taken"), (NoticeReason.Over, "over"));

    public static readonly Codes<NoticeState> NoticeStates = new((NoticeState.Waiting, "waiting"), (NoticeState.Told, "told"), (NoticeState.Dropped, "dropped"));

    public static readonly Codes<TipKind> Tips = new((TipKind.Report, "report"), (TipKind.Forward, "forward"), (TipKind.Seen, "seen"));

    public static readonly Codes<SilenceEnd> SilenceEnds = new((SilenceEnd.Time, "time"), (SilenceEnd.Person, "person"), (SilenceEnd.Unused, "unused"));

    public static readonly Codes<SuppressedBecause> Suppressions = new(
        (SuppressedBecause.Inhibited, "inhibited"), (SuppressedBecause.Silenced, "silenced"), (SuppressedBecause.Capped, "capped"), (SuppressedBecause.Bundled, "bundled"));
}
