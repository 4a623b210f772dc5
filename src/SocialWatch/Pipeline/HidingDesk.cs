using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Hides a member's comment on one of the three grounds (DESIGN 7): counted by day, channel and reason, and its writer is told why, once and in private, where the network can.
/// What was hidden is not remembered here. Thread-safe.
/// </summary>
internal sealed partial class HidingDesk(
    IStore store, IEnumerable<IContentHider> hiders, IEnumerable<IPrivateReplier> repliers, UnionConfig config, LocalClock clock, ILogger<HidingDesk> log)
{
    /// <summary>Hides the comment of a mention.</summary>
    /// <param name="mention">Its code.</param>
    public async Task<HideOutcome> HideAsync(string mention, HideReason reason, CancellationToken cancellationToken)
    {
        var found = await store.ReadAsync((s, t) => s.MentionAsync(mention, t), cancellationToken);
        if (found is not { Kind: MentionKind.Comment, Origin: Origin.Member, Private: false, Removed: false } || found.ExternalId.StartsWith("h:", StringComparison.Ordinal)
            || config.Channels.FirstOrDefault(c => c.Id == found.Channel) is not { } channel || hiders.FirstOrDefault(h => h.Kind == channel.Kind) is not { } hider)
        {
            return new(HideEnd.Refused, "no_way");
        }

        var outcome = await hider.HideAsync(channel, found.ExternalId, cancellationToken);
        Ended(log, channel.Id, reason, outcome.End, outcome.Error ?? "");
        if (outcome.End == HideEnd.Hidden)
        {
            await store.WriteAsync(
                async (s, t) =>
                {
                    await s.CountHidingAsync(clock.Today, channel.Id, reason, t);
                    return 0;
                },
                CancellationToken.None);
            await TellAsync(channel, found.ExternalId, reason, cancellationToken);
        }

        return outcome;
    }

    private async Task TellAsync(Channel channel, string externalId, HideReason reason, CancellationToken cancellationToken)
    {
        if (repliers.FirstOrDefault(r => r.Kind == channel.Kind) is not { } replier)
        {
            return;
        }

#pragma warning disable CA1031 // The comment is hidden; that its writer could not be told is logged and nothing more.
        try
        {
            await replier.ReplyAsync(channel, externalId, isPost: false, config.Texts.Say("hide.notice." + KeyOf(reason)), cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Untold(log, channel.Id, replier.Explain(e).Error ?? "");
        }
#pragma warning restore CA1031
    }

    private static string KeyOf(HideReason reason) => reason switch
    {
        HideReason.LeakedData => "leaked_data",
        HideReason.Threat => "threat",
        HideReason.Spam => "spam",
    };

    [LoggerMessage(1871, LogLevel.Information, "Channel {Channel}: hiding a comment for {Reason} ended {End} {Code}")]
    private static partial void Ended(ILogger logger, string channel, HideReason reason, HideEnd end, string code);

    [LoggerMessage(1872, LogLevel.Warning, "Channel {Channel}: the writer of a hidden comment was not told ({Code})")]
    private static partial void Untold(ILogger logger, string channel, string code);
}
