using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook.Writing;

/// <summary>Hides a member's comment, asking before whether it may and afterwards whether it is. Its writer and their friends still see it: that is the platform's way. Thread-safe.</summary>
internal sealed class FacebookHider(IFacebookApi api, IOptions<FacebookSettings> options) : IContentHider
{
    public string Kind => "facebook";

    public async Task<HideOutcome> HideAsync(Channel channel, string externalId, CancellationToken cancellationToken)
    {
        var access = FacebookAccounts.Access(options.Value, channel.Account);
        var (outcome, comment, _) = await api.GetCommentAsync(access, externalId, cancellationToken);
        if (outcome != FacebookOutcome.Ok || comment is null)
        {
            return new(HideEnd.Refused, "facebook:100/33");
        }

        if (comment.IsHidden == true)
        {
            return new(HideEnd.Already);
        }

        if (comment.CanHide == false || comment.From?.Id == channel.Source)
        {
            return new(HideEnd.Refused, "facebook:can_hide");
        }

        var failed = await TryAsync(access, externalId, cancellationToken);
        var (_, after, _) = await api.GetCommentAsync(access, externalId, cancellationToken);
        return after?.IsHidden == true ? new(HideEnd.Hidden)
            : failed is { } fault && FacebookReplyFaults.Of(new SourceFaultException(fault)) is { End: not ReplyEnd.Doubtful } known ? new(HideEnd.Refused, known.Error)
            : new(HideEnd.Doubtful, failed?.Code ?? "facebook:not_seen");
    }

    /// <summary>Sends once; what became of it is read back, whatever the answer was.</summary>
    private async Task<SourceFault?> TryAsync(FacebookAccess access, string comment, CancellationToken cancellationToken)
    {
        try
        {
            await api.SetHiddenAsync(access, comment, hidden: true, cancellationToken);
            return null;
        }
        catch (Exception e) when (ChannelWalk.IsFault(e))
        {
            return SourceFault.From(e);
        }
    }
}
