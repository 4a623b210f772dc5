namespace SocialWatch.Storage;

/// <summary>
/// What a platform granted to one account and renews itself: a pair of tokens that changes with every renewal. Sealed under a key outside the database (DESIGN 7); the
/// one before is kept, for the case that a renewal went wrong.
/// </summary>
/// <param name="Name">Whose, e.g. <c>zalo/tinh</c>.</param>
/// <param name="Sealed">See <see cref="Privacy.Sealing"/>, bound to the name. Never empty.</param>
/// <param name="Previous">The one before, null at first.</param>
/// <param name="ChangedAt">When <paramref name="Sealed"/> was stored.</param>
public sealed record Grant(string Name, byte[] Sealed, byte[]? Previous, DateTimeOffset ChangedAt);

/// <summary>Reading grants.</summary>
public interface IGrantQueries
{
    /// <summary>The grant of a name, null when there is none.</summary>
    ValueTask<Grant?> GrantAsync(string name, CancellationToken cancellationToken);
}

/// <summary>Renewing grants, one process at a time.</summary>
public interface IGrantWrites
{
    /// <summary>Stores a new pair; what stood there becomes <see cref="Grant.Previous"/>. Ends a claim.</summary>
    ValueTask SaveGrantAsync(string name, byte[] box, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Claims the right to renew: a token that can be used once must not be used by two processes. True when nobody else holds it, or what they held has run out.
    /// </summary>
    /// <param name="holder">Who claims, unique per process.</param>
    /// <param name="until">When the claim runs out by itself, for the case that its holder is killed.</param>
    ValueTask<bool> ClaimGrantAsync(string name, string holder, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives a claim back; another's is left alone.</summary>
    ValueTask ReleaseGrantAsync(string name, string holder, CancellationToken cancellationToken);
}
