using SocialWatch.Channels;
using SocialWatch.Configuration;

namespace SocialWatch.Answers;

/// <summary>Who can answer in a channel; two senders of one kind stop the program with both names. Thread-safe.</summary>
internal sealed class ReplySenders
{
    private readonly Dictionary<string, IReplySender> _byKind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Channel> _channels;

    public ReplySenders(IEnumerable<IReplySender> senders, UnionConfig config)
    {
        _channels = config.Channels.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var sender in senders)
        {
            if (!_byKind.TryAdd(sender.Kind, sender))
            {
                throw new InvalidOperationException($"Two senders of replies for '{sender.Kind}': {_byKind[sender.Kind].GetType().Name} and {sender.GetType().Name}.");
            }
        }
    }

    public Channel? Channel(string id) => _channels.GetValueOrDefault(id);

    /// <summary>The sender of a channel, null where the product cannot answer.</summary>
    public IReplySender? Of(string channel) => Channel(channel) is { } known ? _byKind.GetValueOrDefault(known.Kind) : null;

    /// <summary>What can be done there, null where the product cannot answer.</summary>
    public ReplyMeans? MeansOf(string channel, bool isPrivate) => Channel(channel) is { } known && _byKind.GetValueOrDefault(known.Kind) is { } sender ? sender.Means(known, isPrivate) : null;
}
