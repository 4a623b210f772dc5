using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook.Messenger;

namespace SocialWatch.Connectors.Facebook.Writing;

/// <summary>One private message to who wrote a comment or a post on the page, within seven days; the talk goes on only if they answer. Thread-safe.</summary>
internal sealed class FacebookPrivateReplier(IMessengerApi api, IOptions<FacebookSettings> options) : IPrivateReplier
{
    private const int LongestText = 2000;

    /// <summary>"Already replied to": an earlier try of ours is there.</summary>
    private const string Replied = "facebook:10900";

    public string Kind => "facebook";

    public async Task<ReplyOutcome> ReplyAsync(Channel channel, string externalId, bool isPost, string text, CancellationToken cancellationToken)
    {
        if (text.Length > LongestText)
        {
            return new(ReplyEnd.Refused, Error: "facebook:too_long");
        }

        var recipient = isPost ? MessengerRecipient.PostWriter(externalId) : MessengerRecipient.CommentWriter(externalId);
        var sent = await api.SendAsync(FacebookAccounts.Access(options.Value, channel.Account), channel.Source, recipient, text, humanAgent: false, cancellationToken);

        // The answer names the person: it is not read.
        return string.IsNullOrEmpty(sent.MessageId) ? new(ReplyEnd.Doubtful, Error: "facebook:no_id") : new(ReplyEnd.Sent);
    }

    public ReplyOutcome Explain(Exception exception) => exception is SourceFaultException { Fault.Code: var code } && code.StartsWith(Replied, StringComparison.Ordinal)
        ? new(ReplyEnd.Sent, Error: Replied)
        : FacebookReplyFaults.Of(exception);
}
