using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Text;

namespace SocialWatch.Connectors.Facebook;

/// <summary>
/// Answers in public as the page itself: a comment on the post, or a reply under the question. What was written is read back from the comments of the same place. Private
/// messages are answered by <see cref="Messenger.MessengerReplySender"/>. Thread-safe.
/// </summary>
internal sealed class FacebookReplySender(IFacebookApi api, IOptions<FacebookSettings> options) : IReplySender
{
    private const int LongestText = 8000;
    private const int PageSize = 100;

    /// <summary>So many pages of comments are read back: the answer is among the newest, but the list begins with the oldest.</summary>
    private const int MostPages = 50;

    /// <summary>The platform's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public string Kind => "facebook";

    public ReplyMeans Means(Channel channel, bool isPrivate) => new(CanReply: !isPrivate, ReadsBack: true, LongestText);

    public async Task<ReplyOutcome> SendAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        if (Place(order) is not { } place)
        {
            return new(ReplyEnd.Refused, Error: "facebook:address");
        }

        var made = await api.PostCommentAsync(Access(order), place, order.Text, cancellationToken);
        if (string.IsNullOrEmpty(made.Id))
        {
            return new(ReplyEnd.Doubtful, Error: "facebook:no_id");
        }

        // Read in the same call: an answer that names the question itself, or other words, is not the reply that was meant. The answer names no time: polling brings the
        // platform's own, and the clock stops then at that.
        var id = FacebookIds.Comment(made.Id, order.Thread ?? place);
        return id == FacebookIds.Comment(place, order.Thread ?? place) || (made.Message is { } stands && Same(stands) != Same(order.Text))
            ? new(ReplyEnd.Doubtful, Error: "facebook:not_seen")
            : new(ReplyEnd.Sent, id);
    }

    public async Task<ReadBack> ReadBackAsync(ReplyOrder order, CancellationToken cancellationToken)
    {
        if (Place(order) is not { } place)
        {
            return new(ReadBackEnd.Impossible);
        }

        var (access, text) = (Access(order), Same(order.Text));
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await api.GetCommentsAsync(access, place, PageSize, after, cancellationToken);
            if (reply.Outcome != FacebookOutcome.Ok)
            {
                return new(ReadBackEnd.Impossible);
            }

            foreach (var comment in reply.Items)
            {
                if (comment is { Id: { Length: > 0 } id, From.Id: { } by } && IsPage(by, order) && Same(comment.Message ?? "") == text
                    && WireTime.IsoOrUnix(comment.CreatedTime) is { } at && at >= order.Since - Skew)
                {
                    return new(ReadBackEnd.Found, FacebookIds.Comment(id, order.Thread ?? place), at);
                }
            }

            after = reply.After;
            if (reply.Ended || after is null)
            {
                return new(ReadBackEnd.Absent);
            }
        }

        return new(ReadBackEnd.Impossible); // a longer list than is read: nobody knows
    }

    public ReplyOutcome Explain(Exception exception) => FacebookReplyFaults.Of(exception);

    /// <summary>Replies have two levels: under a reply one answers in the comment above it.</summary>
    private static string? Place(ReplyOrder order) => order.Conversation is not null ? null : order.Under ?? order.Item;

    private static bool IsPage(string id, ReplyOrder order) => id == order.Channel.Source || (order.Thread is { } post && id == FacebookIds.Owner(post));

    private static string Same(string text) => VietnameseText.Clean(text);

    private FacebookAccess Access(ReplyOrder order) => FacebookAccounts.Access(options.Value, order.Account);
}
