using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Publishing;
using SocialWatch.Text;

namespace SocialWatch.Connectors.Facebook.Writing;

/// <summary>
/// Publishes on a page: now, planned on the platform (15 minutes to 29 days ahead: its own documents disagree, this holds in all of them), with a photo. Every post is read back;
/// there is no key that would make a repeat harmless. Thread-safe.
/// </summary>
internal sealed class FacebookPublisher(IFacebookPublishApi api, IOptions<FacebookSettings> options, TimeProvider time) : IPagePublisher
{
    private const int LongestText = 63_206;
    private const int PageSize = 25;
    private const int MostPages = 4;

    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(29);

    /// <summary>The platform's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public string Kind => "facebook";

    public PublishMeans Means(Channel channel) => new(LongestText, Soonest, Latest);

    public async Task<PublishOutcome> PublishAsync(PublishOrder order, CancellationToken cancellationToken)
    {
        if (Refusal(order) is { } code)
        {
            return new(PublishEnd.Refused, Error: code);
        }

        var access = Access(order);
        var made = await api.PublishAsync(access, order.Channel.Source, order.Text, order.At, order.Photo, cancellationToken);
        return (made.PostId ?? made.Id) is { Length: > 0 } id
            ? await SeenAsync(access, id, order, cancellationToken)
            : new(PublishEnd.Doubtful, Error: "facebook:no_id");
    }

    public async Task<ReadBack> ReadBackAsync(PublishOrder order, CancellationToken cancellationToken)
    {
        var access = Access(order);
        string? after = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = order.At is null
                ? await api.GetPublishedAsync(access, order.Channel.Source, PageSize, after, cancellationToken)
                : await api.GetScheduledAsync(access, order.Channel.Source, PageSize, after, cancellationToken);
            if (reply.Outcome != FacebookOutcome.Ok)
            {
                return new(ReadBackEnd.Impossible);
            }

            if (reply.Items.FirstOrDefault(p => IsThis(p, order)) is { Id: { Length: > 0 } id } found)
            {
                return new(ReadBackEnd.Found, id, TimeOf(found, order));
            }

            after = reply.After;
            if (after is null)
            {
                // A list that does not say that it ended may hold more.
                return new(reply.Ended ? ReadBackEnd.Absent : ReadBackEnd.Impossible);
            }

            if (order.At is null && reply.Items.Count > 0 && reply.Items.All(p => WireTime.IsoOrUnix(p.CreatedTime) < order.Since - Skew - TimeSpan.FromDays(1)))
            {
                return new(ReadBackEnd.Absent);
            }
        }

        return new(ReadBackEnd.Impossible);
    }

    public PublishOutcome Explain(Exception exception)
    {
        var outcome = FacebookReplyFaults.Of(exception);
        var end = outcome.End switch
        {
            ReplyEnd.NotSent => PublishEnd.NotSent,
            ReplyEnd.Refused => PublishEnd.Refused,
            _ => PublishEnd.Doubtful,
        };
        return new(end, Error: outcome.Error, RetryAfter: outcome.RetryAfter);
    }

    /// <summary>What the platform answers for one post just made.</summary>
    private async Task<PublishOutcome> SeenAsync(FacebookAccess access, string id, PublishOrder order, CancellationToken cancellationToken)
    {
        var (outcome, post, _) = await api.GetPostAsync(access, id, cancellationToken);
        if (outcome != FacebookOutcome.Ok || post is null || Same(post.Message ?? "") != Same(order.Text))
        {
            return new(PublishEnd.Doubtful, id, Error: "facebook:not_seen");
        }

        return order.At is null
            ? new(PublishEnd.Published, post.Id ?? id, TimeOf(post, order))
            : TimeOf(post, order) is { } at && post.IsPublished != true && (at - order.At.Value).Duration() <= Skew
                ? new(PublishEnd.Scheduled, post.Id ?? id, at)
                : new(PublishEnd.Doubtful, id, Error: "facebook:other_time");
    }

    private string? Refusal(PublishOrder order)
    {
        var ahead = order.At - time.GetUtcNow();
        return order.Text.Length > LongestText ? "facebook:too_long"
            : string.IsNullOrWhiteSpace(order.Text) && order.Photo is null ? "facebook:empty"
            : ahead < Soonest || ahead > Latest ? "facebook:schedule_range"
            : null;
    }

    private static bool IsThis(FacebookPublished post, PublishOrder order) => Same(post.Message ?? "") == Same(order.Text) && TimeOf(post, order) is { } at
        && (order.At is { } planned ? (at - planned).Duration() <= Skew : at >= order.Since - Skew);

    private static DateTimeOffset? TimeOf(FacebookPublished post, PublishOrder order) =>
        WireTime.IsoOrUnix(order.At is null ? post.CreatedTime : post.ScheduledPublishTime);

    private static string Same(string text) => VietnameseText.Clean(text);

    private FacebookAccess Access(PublishOrder order) => FacebookAccounts.Access(options.Value, order.Channel.Account);
}
