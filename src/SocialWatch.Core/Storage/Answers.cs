using SocialWatch.Answers;
using SocialWatch.Knowledge;

namespace SocialWatch.Storage;

/// <summary>Reading answers, the policies that cases keep, and approvals of ready answers.</summary>
public interface IAnswerQueries
{
    ValueTask<Answer?> AnswerAsync(string id, CancellationToken cancellationToken);

    /// <summary>All answers of a case, oldest first.</summary>
    ValueTask<IReadOnlyList<Answer>> AnswersOfCaseAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>To be sent or read back now: queued or sending with NotBefore ≤ now, oldest first.</summary>
    ValueTask<IReadOnlyList<Answer>> AnswersToSendAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The answer whose public receipt is this item of a channel, or null.</summary>
    ValueTask<Answer?> AnswerOfReceiptAsync(string channel, string receipt, CancellationToken cancellationToken);

    /// <summary>The line of a policy version (<see cref="Cases.SlaPolicyText"/>), null when it was never kept.</summary>
    ValueTask<string?> PolicyAsync(int version, CancellationToken cancellationToken);

    /// <summary>The app that wrote an own item, null when the platform did not say.</summary>
    ValueTask<string?> AppOfAsync(string mention, CancellationToken cancellationToken);

    /// <summary>All approvals of ready answers, by code.</summary>
    ValueTask<IReadOnlyDictionary<string, KnowledgeApproval>> KnowledgeApprovalsAsync(CancellationToken cancellationToken);
}

/// <summary>Changing them.</summary>
public interface IAnswerWrites
{
    /// <summary>Inserts or replaces by id; a changed text erases the old one.</summary>
    ValueTask SaveAnswerAsync(Answer value, CancellationToken cancellationToken);

    /// <summary>Blanks the texts of answers that ended before a time; returns how many.</summary>
    ValueTask<int> BlankAnswersAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken);

    /// <summary>Keeps a policy and returns its version: the same line has the same version for ever, another line another.</summary>
    /// <param name="wish">The version it shall have if that is free.</param>
    ValueTask<int> KeepPolicyAsync(string line, int wish, CancellationToken cancellationToken);

    /// <summary>Keeps the app that wrote an own item.</summary>
    ValueTask KeepAppAsync(string mention, string app, CancellationToken cancellationToken);

    /// <summary>Keeps the approval of a ready answer; a later one replaces it.</summary>
    ValueTask ApproveKnowledgeAsync(KnowledgeApproval approval, CancellationToken cancellationToken);
}
