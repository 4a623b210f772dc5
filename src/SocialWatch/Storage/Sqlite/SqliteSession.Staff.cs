namespace SocialWatch.Storage.Sqlite;

// Who joined the desk with a code, and who cannot be reached.
internal sealed partial class SqliteSession
{
    public ValueTask<IReadOnlyList<JoinedPerson>> JoinedAsync(CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT number, role, unit, sink, address, joined_at, left_at FROM joined ORDER BY number",
        r => new JoinedPerson(Ids.Of('P', r.Number()), r.Text(), r.Text(), r.Text(), r.Text(), r.Time(), r.TimeOrNull())));

    public ValueTask<Invite?> InviteAsync(string hash, CancellationToken cancellationToken) => ValueTask.FromResult(Db.First(
        "SELECT hash, role, unit, created_at, expires_at, used_at FROM invites WHERE hash = @1",
        r => new Invite(r.Text(), r.Text(), r.Text(), r.Time(), r.Time(), r.TimeOrNull()), hash));

    public ValueTask<IReadOnlyList<UnreachableAddress>> UnreachableAsync(CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT sink, address, since FROM unreachable ORDER BY sink, address", r => new UnreachableAddress(r.Text(), r.Text(), r.Time())));

    public ValueTask SaveInviteAsync(Invite invite, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO invites (hash, role, unit, created_at, expires_at, used_at) VALUES (@1, @2, @3, @4, @5, @6)
            ON CONFLICT (hash) DO UPDATE SET used_at = excluded.used_at
            """,
            invite.Hash, invite.Role, invite.Unit, Stamp.Of(invite.CreatedAt), Stamp.Of(invite.ExpiresAt), Stamp.Of(invite.UsedAt));
        return ValueTask.CompletedTask;
    }

    public ValueTask SaveJoinedAsync(JoinedPerson person, CancellationToken cancellationToken)
    {
        Db.Run(
            """
            INSERT INTO joined (number, role, unit, sink, address, joined_at, left_at) VALUES (@1, @2, @3, @4, @5, @6, @7)
            ON CONFLICT (number) DO UPDATE SET role = excluded.role, unit = excluded.unit, address = excluded.address, left_at = excluded.left_at
            """,
            Ids.Required('P', person.Id), person.Role, person.Unit, person.Sink, person.Address, Stamp.Of(person.JoinedAt), Stamp.Of(person.LeftAt));
        Erased |= person.Address.Length == 0;
        return ValueTask.CompletedTask;
    }

    public ValueTask MarkUnreachableAsync(UnreachableAddress address, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO unreachable (sink, address, since) VALUES (@1, @2, @3) ON CONFLICT (sink, address) DO NOTHING", address.Sink, address.Address,
            Stamp.Of(address.Since));
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> ReachableAsync(string sink, string address, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Run("DELETE FROM unreachable WHERE sink = @1 AND address = @2", sink, address) > 0);

    public ValueTask<int> ForgetInvitesAsync(DateTimeOffset expiredBefore, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Db.Run("DELETE FROM invites WHERE expires_at < @1", Stamp.Of(expiredBefore)));
}
