using SocialWatch.Channels;

namespace SocialWatch.Storage;

/// <summary>Reading channel states and watermarks.</summary>
public interface IChannelQueries
{
    ValueTask<string?> WatermarkAsync(string source, CancellationToken cancellationToken);
    ValueTask<ChannelState?> ChannelStateAsync(string channel, CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<ChannelState>> ChannelStatesAsync(CancellationToken cancellationToken);
    ValueTask<IReadOnlyList<ChannelGap>> GapsAsync(string? channel, CancellationToken cancellationToken);

    /// <summary>New addresses of chats that moved: configured source value → current one.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> MovedSourcesAsync(CancellationToken cancellationToken);
}

/// <summary>Changing channel states.</summary>
public interface IChannelWrites
{
    ValueTask SetWatermarkAsync(string source, string watermark, CancellationToken cancellationToken);
    ValueTask SaveChannelStateAsync(ChannelState state, CancellationToken cancellationToken);
    ValueTask AddGapAsync(ChannelGap gap, CancellationToken cancellationToken);
    ValueTask MoveSourceAsync(string from, string to, CancellationToken cancellationToken);
}

/// <summary>Own posts of a page on one day, as read back from the platform.</summary>
/// <param name="RemovedAt">Null while it stands.</param>
public sealed record OwnPost(string Channel, DateTimeOffset At, DateTimeOffset? RemovedAt, bool Shared);

/// <summary>Reading what pages published.</summary>
public interface IPublishingQueries
{
    /// <summary>Own posts (kind post, origin own) with a platform time in [from, to).</summary>
    ValueTask<IReadOnlyList<OwnPost>> OwnPostsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}

/// <summary>Facts about the store itself.</summary>
public interface IMetaQueries
{
    /// <summary>A named fact: <c>stamp</c> (<c>demo</c> or <c>real</c>), <c>demo_now</c>, …</summary>
    ValueTask<string?> FactAsync(string name, CancellationToken cancellationToken);

    /// <summary>The newest instant anything was recorded at: lists show the state as of then.</summary>
    ValueTask<DateTimeOffset?> AsOfAsync(CancellationToken cancellationToken);
}

/// <summary>Changing facts about the store.</summary>
public interface IMetaWrites
{
    ValueTask SetFactAsync(string name, string value, CancellationToken cancellationToken);

    /// <summary>Records that the store has seen this instant (never moves back).</summary>
    ValueTask TouchAsync(DateTimeOffset at, CancellationToken cancellationToken);
}
