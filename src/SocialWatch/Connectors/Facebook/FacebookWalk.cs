using System.Runtime.CompilerServices;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Facebook;

/// <summary>
/// One poll of one page: the feed first, then every thread that changed. The feed is documented as ranked, so no single old item ends it: it is walked to its
/// end at first and once a day, and otherwise until a whole page is older than the horizon. A thread is remembered as read only with its last page,
/// and only if that is known to be the last.
/// </summary>
internal sealed class FacebookWalk(
    IFacebookApi api, FacebookAccess access, FacebookSettings settings, Channel channel, FacebookWatermark watermark, FacebookFreshness freshness, FacebookStrain strain, DateTimeOffset now)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan FullWalkEvery = TimeSpan.FromDays(1);

    private readonly PageMark _mark = watermark.Of(channel.Id);
    private readonly PassedOver _passedOver = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(FacebookPost Post, DateTimeOffset Updated, bool Foreign)> _changed = [];
    private readonly DateTimeOffset _horizon = now.AddDays(-settings.HorizonDays);
    private string _committed = "";
    private DateTimeOffset _talkAt = DateTimeOffset.UnixEpoch;

    public async IAsyncEnumerable<FetchedPage> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Near the limit the daily walk to the end waits, but for a page that was never read.
        var full = _mark.F is null || (strain == FacebookStrain.Calm && now - DateTimeOffset.FromUnixTimeSeconds(_mark.F.Value) >= FullWalkEvery);
        var first = true;
        var feed = FacebookPager.PagesAsync<FacebookPost>(
            settings.PageSize, (limit, after, token) => api.GetPublishedPostsAsync(access, channel.Source, limit, after, token), cancellationToken);
        await foreach (var reply in feed)
        {
            if (reply.Outcome == FacebookOutcome.Gone)
            {
                throw new SourceFaultException(new(FaultKind.Gone, "facebook:page_gone"));
            }

            if (first && reply.ServedVersion is { } served && served != settings.Version)
            {
                _passedOver.Add("version");
            }

            first = false;
            full &= reply.After is not null || reply.Ended;
            yield return Page(Posts(reply, FacebookMap.Post, foreign: false));
            if (!full && reply.Items.Count > 0 && reply.Items.All(IsOld))
            {
                break;
            }
        }

        await foreach (var page in OthersAsync("visitor_posts", settings.VisitorMinutes, full, api.GetVisitorPostsAsync, cancellationToken))
        {
            yield return page;
        }

        // The freshest talk first: should the poll be cut short, what waits is the oldest.
        foreach (var (post, updated, foreign) in _changed.Where(c => strain != FacebookStrain.Scarce || now - c.Updated < Fresh).OrderByDescending(c => c.Updated).ToList())
        {
            await foreach (var page in ThreadAsync(post, updated, foreign, cancellationToken))
            {
                yield return page;
            }
        }

        await foreach (var page in OthersAsync("tagged", settings.TaggedMinutes, full, api.GetTaggedAsync, cancellationToken))
        {
            yield return page;
        }

        Finish(full);
        freshness.Asked(channel.Id, _talkAt);
        if (watermark.ToString() != _committed)
        {
            yield return Page([]);
        }
    }

    /// <summary>What others posted; less often than the page's own, and not at all near the limit.</summary>
    private async IAsyncEnumerable<FetchedPage> OthersAsync(
        string list, int minutes, bool full, Func<FacebookAccess, string, int, string?, CancellationToken, Task<FacebookReply<FacebookPost>>> call,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (minutes == 0 || strain != FacebookStrain.Calm || !freshness.HasTurn(channel.Id, list, TimeSpan.FromMinutes(minutes)))
        {
            yield break;
        }

        var pages = FacebookPager.PagesAsync<FacebookPost>(settings.PageSize, (limit, after, token) => call(access, channel.Source, limit, after, token), cancellationToken);
        await foreach (var reply in FacebookPager.UnlessDeniedAsync(pages, () => _passedOver.Add(list + "_denied"), cancellationToken))
        {
            if (reply.Outcome == FacebookOutcome.Gone)
            {
                _passedOver.Add(list + "_gone");
                break;
            }

            yield return Page(Posts(reply, FacebookMap.Foreign, foreign: true));
            if (!full && reply.Items.Count > 0 && reply.Items.All(IsOld))
            {
                break;
            }
        }

        freshness.Took(channel.Id, list);
    }

    private async IAsyncEnumerable<FetchedPage> ThreadAsync(FacebookPost post, DateTimeOffset updated, bool foreign, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = post.Id!;
        var got = 0;
        var comments = FacebookPager.PagesAsync<FacebookComment>(
            settings.PageSize, (limit, after, token) => api.GetCommentsAsync(access, id, limit, after, token), cancellationToken);
        await foreach (var reply in comments)
        {
            if (reply.Outcome == FacebookOutcome.Gone)
            {
                // Removed between two calls; the next feed will not hold it.
                _passedOver.Add("post_gone");
                yield break;
            }

            _passedOver.Add("unreadable", reply.Unreadable);
            var items = reply.Items.Select(c => FacebookMap.Comment(c, channel, id, _passedOver, foreign)).OfType<FetchedItem>().Where(i => _seen.Add(i.ExternalId)).ToList();
            got += reply.Items.Count;
            // An id that carries somebody is never remembered: its thread is read again.
            if (reply.After is null && !FacebookIds.IsForeign(id, channel, foreign) && (reply.Ended || got >= post.Comments?.Summary?.TotalCount))
            {
                _mark.P[id] = new(updated.ToUnixTimeSeconds(), post.Comments?.Summary?.TotalCount, now.ToUnixTimeSeconds());
            }

            yield return Page(items);
        }
    }

    private List<FetchedItem> Posts(FacebookReply<FacebookPost> reply, Func<FacebookPost, Channel, PassedOver, FetchedItem?> map, bool foreign)
    {
        _passedOver.Add("unreadable", reply.Unreadable);
        var items = new List<FetchedItem>();
        foreach (var post in reply.Items)
        {
            if (IsOld(post) || map(post, channel, _passedOver) is not { } item || !_seen.Add(item.ExternalId))
            {
                continue;
            }

            items.Add(item);
            _talkAt = Updated(post) > _talkAt ? Updated(post) : _talkAt;
            if ((post.Comments is not null || !foreign) && MustRead(post, item.ExternalId))
            {
                _changed.Add((post, Updated(post), foreign));
            }
        }

        return items;
    }

    private bool MustRead(FacebookPost post, string id)
    {
        var total = post.Comments?.Summary?.TotalCount;
        if (total == 0)
        {
            return false;
        }

        return !_mark.P.TryGetValue(id, out var seen)
            || seen.U != Updated(post).ToUnixTimeSeconds()
            || seen.T != total
            || (settings.RereadHours > 0 && strain == FacebookStrain.Calm && now.ToUnixTimeSeconds() - seen.R >= settings.RereadHours * 3600L);
    }

    /// <summary>Neither written nor talked about inside the horizon. A post without any time is not old: it is counted as unreadable elsewhere.</summary>
    private bool IsOld(FacebookPost post) => (WireTime.IsoOrUnix(post.CreatedTime) ?? WireTime.IsoOrUnix(post.TaggedTime)) is { } created && created < _horizon && Updated(post) < _horizon;

    private static DateTimeOffset Updated(FacebookPost post) =>
        WireTime.IsoOrUnix(post.UpdatedTime) ?? WireTime.IsoOrUnix(post.CreatedTime) ?? WireTime.IsoOrUnix(post.TaggedTime) ?? DateTimeOffset.UnixEpoch;

    private void Finish(bool full)
    {
        if (full)
        {
            _mark.F = now.ToUnixTimeSeconds();
        }

        // A day's margin, so that a thread at the edge is not read twice.
        var forget = _horizon.AddDays(-1).ToUnixTimeSeconds();
        foreach (var id in _mark.P.Where(p => p.Value.U < forget).Select(p => p.Key).ToList())
        {
            _mark.P.Remove(id);
        }
    }

    private FetchedPage Page(IReadOnlyList<FetchedItem> items)
    {
        _committed = watermark.ToString();
        return new(items, _committed, _passedOver.Take());
    }
}
