namespace SocialWatch.Storage.Sqlite;

// What officers told of places without an API.
internal sealed partial class SqliteSession
{
    public ValueTask<IReadOnlyList<Tip>> TipsAsync(string channel, int limit, CancellationToken cancellationToken) => Rows(Db.All(
        "SELECT channel, kind, at, role, officer, mention FROM tips WHERE channel = @1 ORDER BY at DESC, number DESC LIMIT @2",
        r => new Tip(r.Text(), StoredNames.Tips.Read(r.Text()), r.Time(), r.Text(), r.TextOrNull(), r.TextOrNull()), channel, limit));

    public ValueTask AddTipAsync(Tip tip, CancellationToken cancellationToken)
    {
        Db.Run(
            "INSERT INTO tips (channel, kind, at, role, officer, mention) VALUES (@1, @2, @3, @4, @5, @6)",
            tip.Channel, StoredNames.Tips[tip.Kind], Stamp.Of(tip.At), tip.Role, tip.Officer, tip.Mention);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ForgetTipOfficersAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var forgotten = Db.Run("UPDATE tips SET officer = NULL WHERE officer IS NOT NULL AND at < @1", Stamp.Of(before));
        Erased |= forgotten > 0;
        return ValueTask.FromResult(forgotten);
    }
}
