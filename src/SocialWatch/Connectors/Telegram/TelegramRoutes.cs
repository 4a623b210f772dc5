using System.Text.Json;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary>Which registered channel a chat belongs to; follows groups that move while a poll runs. Used by one poll alone.</summary>
internal sealed class TelegramRoutes
{
    private readonly Dictionary<long, Channel> _groups = [];
    private readonly Channel? _private;
    private readonly HashSet<long> _staff = [];

    public TelegramRoutes(Source source)
    {
        foreach (var channel in source.Channels)
        {
            if (channel.Source == ChatSource.Private)
            {
                _private ??= channel;
            }
            else if (ChatSource.Chat(channel.Source) is { } chat)
            {
                _groups.TryAdd(chat, channel);
            }
        }
    }

    public Channel? Group(long chat) => _groups.GetValueOrDefault(chat);

    public Channel? Private => _private;

    /// <summary>Whether a chat or channel is the union's own.</summary>
    public bool IsOwn(long chat) => Group(chat) is { Ownership: Ownership.Owned };

    /// <summary>Whether a staff group moved to this chat during the poll.</summary>
    public bool IsStaff(long chat) => _staff.Contains(chat);

    /// <summary>
    /// Follows the groups of a batch that became supergroups, before its messages are read: old source → new one, staff groups among them. Both service messages
    /// (in the old chat and in the new one) say the same, and are delivered again after a restart.
    /// </summary>
    public IReadOnlyDictionary<string, string> Follow(IEnumerable<JsonElement> updates, IStaffChats staff)
    {
        var moved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var message in updates.Select(u => u.Object("message")).OfType<JsonElement>())
        {
            if (message.Object("chat")?.Whole("id") is not { } chat)
            {
                continue;
            }

            var (from, to) = message.Whole("migrate_to_chat_id") is { } next ? (chat, next)
                : message.Whole("migrate_from_chat_id") is { } before ? (before, chat)
                : (chat, chat);
            if (from != to && _groups.TryGetValue(from, out var channel) && _groups.TryAdd(to, channel))
            {
                // The old id stays known: messages sent before the move may still come.
                moved[ChatSource.Of(from)] = ChatSource.Of(to);
            }
            else if (from != to && (staff.Has(from) || _staff.Contains(from)) && _staff.Add(to))
            {
                moved[ChatSource.Of(from)] = ChatSource.Of(to);
            }
        }

        return moved;
    }
}
