namespace SocialWatch.Notify;

/// <summary>What the outcome of a send makes of a row. Pure.</summary>
internal static class SendVerdict
{
    /// <param name="row">As it was marked for sending, its attempt counted.</param>
    public static OutboxRow Apply(OutboxRow row, SendOutcome outcome, DateTimeOffset now) => outcome.Result switch
    {
        SendResult.Sent => row with { State = OutboxState.Sent, SentAt = now, Receipt = outcome.Receipt, Error = outcome.Error },

        // A card that is too old to change or was deleted in the chat: nobody misses anything.
        SendResult.Rejected => row with { State = row.Kind == OutboxKinds.Edit ? OutboxState.Dropped : OutboxState.Failed, Error = outcome.Error },
        SendResult.Retry or SendResult.Unreachable => row with
        {
            State = OutboxState.Queued,
            Address = outcome.MovedTo ?? row.Address,

            // Held back by the sink's own pace (a retry without an error): that was no attempt.
            Attempts = outcome is { Result: SendResult.Retry, Error: null } ? Math.Max(row.Attempts - 1, 0) : row.Attempts,
            Error = outcome.Error ?? row.Error,
            NotBefore = now + SendLadder.Wait(row.Attempts, row.Level, outcome.RetryAfter),
        },
        _ => row with { State = OutboxState.Unknown, Error = "result" },
    };
}
