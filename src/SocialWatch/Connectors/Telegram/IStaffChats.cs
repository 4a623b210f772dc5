namespace SocialWatch.Connectors.Telegram;

/// <summary>Which chats belong to staff: what is said there is work, not a member's voice, and is never an item.</summary>
internal interface IStaffChats
{
    bool Has(long chat);
}

/// <summary>The staff chats of a list of sinks such as <c>telegram:9001</c> (people.json); others are left aside. Immutable.</summary>
internal sealed class StaffChats(IEnumerable<string> sinks) : IStaffChats
{
    private const string Prefix = "telegram:";

    private readonly HashSet<long> _chats =
    [
        .. sinks.Where(s => s.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(s => ChatSource.Place(s[Prefix.Length..])?.Chat)
            .OfType<long>(),
    ];

    public bool Has(long chat) => _chats.Contains(chat);
}
