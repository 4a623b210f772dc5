using SocialWatch.Mentions;

namespace SocialWatch.Cases;

/// <summary>
/// When a mention waits for an answer (DESIGN 6.1): any private message but thanks, a sticker or an erasure request; in public a question about working
/// life or to the union, a complaint that asks for help, an emergency. Pure, thread-safe.
/// </summary>
public static class CaseRules
{
    private const string QuestionLabel = "question";
    private const string ComplaintLabel = "complaint";

    /// <summary>What this mention does.</summary>
    public static CaseDecision Decide(CaseCandidate candidate)
    {
        if (NoneBecause(candidate) is { } reason)
        {
            return new CaseDecision.None(reason);
        }

        var opens = candidate.Private
            ? new CaseDecision.Open(candidate.Emergency is null ? CaseKind.Private : CaseKind.Emergency, ToConfirm: false)
            : Public(candidate);
        return (opens, candidate.Standing) switch
        {
            (null, _) => new CaseDecision.None(NoCase.AsksNothing),
            (_, null or { State: CaseState.Closed or CaseState.Withdrawn }) => opens,
            (_, { Asker: { } asker } standing) => new CaseDecision.AskAgain(standing.Case, asker),
            (_, { } standing) => new CaseDecision.Join(standing.Case),
        };
    }

    private static NoCase? NoneBecause(CaseCandidate c) => c switch
    {
        { Origin: Origin.Own } => NoCase.Own,
        { History: true } => NoCase.History,
        // Whoever forwarded or reported it is an officer; the one who spoke cannot be answered there.
        { Kind: MentionKind.Report } or { Kind: MentionKind.Forward, Private: false } => NoCase.ForwardOrReport,
        { Emergency: not null } => null,
        _ when c.Wordless || IsWordless(c.Text) => NoCase.Wordless,
        _ when ThanksRule.IsThanks(c.Text) => NoCase.Thanks,
        { Private: true } when ErasureRule.IsErasure(c.Text) => NoCase.Erasure,
        { Private: true } when IsCommand(c.Text) => NoCase.Command,
        _ => null,
    };

    private static CaseDecision.Open? Public(CaseCandidate c)
    {
        if (c.Emergency is not null)
        {
            return new(CaseKind.Emergency, ToConfirm: false);
        }

        var question = c.Labels.Contains(QuestionLabel);
        if ((question || c.Uncertain) && (c.Topics.Count > 0 || AskingWords.SpeakToUnion(c.Text)))
        {
            return new(CaseKind.Question, ToConfirm: !question);
        }

        return c.Labels.Contains(ComplaintLabel) && AskingWords.AskForHelp(c.Text) ? new(CaseKind.Complaint, ToConfirm: false) : null;
    }

    /// <summary>"/start" opens a chat with a bot; the question comes next, and its clock with it.</summary>
    private static bool IsCommand(string text) =>
        text.StartsWith('/') && (!text.Any(char.IsWhiteSpace) || text.StartsWith("/start ", StringComparison.Ordinal));

    /// <summary>Hearts and thumbs; a bare "?" still asks.</summary>
    private static bool IsWordless(string text) => PhraseForm.Of(text).Length == 0 && !text.Contains('?', StringComparison.Ordinal);
}
