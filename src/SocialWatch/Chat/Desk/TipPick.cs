using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Which place an officer is telling of, as one fact per private chat: chosen with <c>/ghinhan</c>, over after half an hour without a word or when they say so. Whatever they pass on or write
/// meanwhile belongs there.
/// </summary>
internal sealed class TipPick(UnionConfig config)
{
    /// <summary>The word that ends it.</summary>
    public const string Done = "xong";

    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(30);

    /// <param name="chat"><c>sink:address</c>.</param>
    public static ValueTask SetAsync(IWriteSession session, string chat, Channel channel, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.SetFactAsync(Name(chat), string.Create(CultureInfo.InvariantCulture, $"{channel.Id}|{(now + Holds).ToUnixTimeSeconds()}"), cancellationToken);

    public static ValueTask EndAsync(IWriteSession session, string chat, CancellationToken cancellationToken) => session.SetFactAsync(Name(chat), "", cancellationToken);

    /// <summary>The place, null when none is chosen or its time is over.</summary>
    public async ValueTask<Channel?> CurrentAsync(IReadSession session, string chat, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await session.FactAsync(Name(chat), cancellationToken) ?? "").Split('|') is [var id, var until]
            && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && now.ToUnixTimeSeconds() < end
            ? config.Channels.FirstOrDefault(c => c.Id == id && c.Kind == Channel.TipLineKind)
            : null;

    private static string Name(string chat) => "tip/" + chat;
}
