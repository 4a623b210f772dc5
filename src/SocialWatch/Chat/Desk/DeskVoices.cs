namespace SocialWatch.Chat.Desk;

/// <summary>Says things at once through the sinks that can. Presses first: somebody watches a button that does not move.</summary>
internal sealed class DeskVoices(IEnumerable<IDeskVoice> voices, TimeProvider time)
{
    /// <summary>Whoever pressed has stopped looking after this; the next poll must not wait longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async ValueTask SayAsync(IReadOnlyList<StaffAnswer> answers, CancellationToken cancellationToken)
    {
        if (answers.Count == 0)
        {
            return;
        }

        using var enough = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough.Token);
        try
        {
            await Task.WhenAll(answers.Join(voices, a => a.Sink, v => v.Sink, (answer, voice) => voice.SayAsync(answer, either.Token).AsTask()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Said to some, too late for the rest; what was done stands in the store.
        }
    }
}
