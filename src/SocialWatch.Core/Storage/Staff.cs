namespace SocialWatch.Storage;

/// <summary>Somebody who joined the desk with a one-time code. No name is kept: an internal id, a role, a scope, and where they read (DESIGN 7).</summary>
/// <param name="Id"><c>P7</c>.</param>
/// <param name="Role">One role of people.json.</param>
/// <param name="Unit">Scope: this unit and below.</param>
/// <param name="Address">The private chat; empty after they left.</param>
/// <param name="LeftAt">Null while they are in.</param>
public sealed record JoinedPerson(string Id, string Role, string Unit, string Sink, string Address, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt = null);

/// <summary>A one-time code, by its hash.</summary>
/// <param name="UsedAt">Null while nobody used it.</param>
public sealed record Invite(string Hash, string Role, string Unit, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt = null);

/// <summary>An address of staff that the sink refuses for good, such as a bot that was blocked.</summary>
public sealed record UnreachableAddress(string Sink, string Address, DateTimeOffset Since);

/// <summary>Reading who is on the desk beside people.json.</summary>
public interface IStaffQueries
{
    /// <summary>In order of joining; those who left included.</summary>
    ValueTask<IReadOnlyList<JoinedPerson>> JoinedAsync(CancellationToken cancellationToken);
    ValueTask<Invite?> InviteAsync(string hash, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<UnreachableAddress>> UnreachableAsync(CancellationToken cancellationToken);
}

/// <summary>Changing who is on the desk.</summary>
public interface IStaffWrites
{
    /// <summary>Inserts or replaces by hash.</summary>
    ValueTask SaveInviteAsync(Invite invite, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces by id; an address that is emptied leaves no trace in the file.</summary>
    ValueTask SaveJoinedAsync(JoinedPerson person, CancellationToken cancellationToken);

    /// <summary>Marks an address; one that is marked keeps its first time.</summary>
    ValueTask MarkUnreachableAsync(UnreachableAddress address, CancellationToken cancellationToken);

    /// <summary>Takes the mark away; false when there was none.</summary>
    ValueTask<bool> ReachableAsync(string sink, string address, CancellationToken cancellationToken);

    /// <summary>Removes codes that expired before a time; returns how many.</summary>
    ValueTask<int> ForgetInvitesAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken);
}
