using SocialWatch.Channels;

namespace SocialWatch.Storage;

/// <summary>How many comments were hidden on a channel on one day for one reason; numbers only, nothing of what was hidden.</summary>
public sealed record HidingCount(DateOnly Day, string Channel, HideReason Reason, int Count);

/// <summary>Reading how often was hidden.</summary>
public interface IHidingQueries
{
    /// <summary>The counts from one day to another, both included; oldest first, then by channel and reason.</summary>
    ValueTask<IReadOnlyList<HidingCount>> HidingsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

/// <summary>Counting what was hidden.</summary>
public interface IHidingWrites
{
    /// <summary>One more.</summary>
    ValueTask CountHidingAsync(DateOnly day, string channel, HideReason reason, CancellationToken cancellationToken);
}
