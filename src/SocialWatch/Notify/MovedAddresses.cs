using SocialWatch.Storage;

namespace SocialWatch.Notify;

/// <summary>Addresses that moved, as facts <c>moved/SINK/OLD</c> = new: people.json may still name the old one.</summary>
internal static class MovedAddresses
{
    /// <summary>A chain longer than this is a ring.</summary>
    private const int Longest = 8;

    public static async ValueTask<string> CurrentAsync(IReadSession session, string sink, string address, CancellationToken cancellationToken)
    {
        var current = address;
        for (var step = 0; step < Longest && await session.FactAsync(Fact(sink, current), cancellationToken) is { Length: > 0 } next; step++)
        {
            current = next;
        }

        return current;
    }

    public static ValueTask MoveAsync(IWriteSession session, string sink, string from, string to, CancellationToken cancellationToken) =>
        session.SetFactAsync(Fact(sink, from), to, cancellationToken);

    private static string Fact(string sink, string address) => $"moved/{sink}/{address}";
}
