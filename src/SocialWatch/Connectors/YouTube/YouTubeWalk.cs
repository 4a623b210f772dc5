using System.Runtime.CompilerServices;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.YouTube;

/// <summary>
/// One poll of one channel: the newest hundred threads each time, further back only until nothing is new, the whole horizon once a day. Answers beyond the five that come along are
/// asked for where their number changed. Used once.
/// </summary>
internal sealed class YouTubeWalk(IYouTubeApi api, string key, YouTubeBudget budget, Channel channel, YouTubeWatermark mark, double horizonDays, DateTimeOffset now)
{
    private const int MostPages = 50;
    private const int MostReplyPages = 10;

    /// <summary>Threads whose number of answers is remembered.</summary>
    private const int Remembered = 300;
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);
    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(1);

    /// <summary>So many units are known to the watermark at the latest.</summary>
    private const int UnitsBetween = 20;

    private readonly YouTubeMark? _known = mark.Channels.GetValueOrDefault(channel.Id);
    private readonly Dictionary<string, int> _answers = new(StringComparer.Ordinal);
    private readonly PassedOver _passedOver = new();
    private long _newest;

    public async IAsyncEnumerable<FetchedPage> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var whole = _known is null || now - DateTimeOffset.FromUnixTimeSeconds(_known.D) >= WholeEvery;
        var horizon = now.AddDays(-horizonDays);
        // What is known is not brought again, but for the last hour: the list may lag behind.
        var behind = DateTimeOffset.FromUnixTimeSeconds((_known?.T ?? 0) + 1);
        var fresh = whole ? horizon : behind < now - Overlap ? behind : now - Overlap;
        _newest = _known?.T ?? 0;
        string? token = null;
        for (var number = 1; number <= MostPages; number++)
        {
            budget.Spend();
            var page = await api.GetThreadsAsync(key, channel.Source, token, cancellationToken);
            _passedOver.Add("malformed", page.Odd);
            var items = new List<FetchedItem>();
            foreach (var thread in page.Items)
            {
                await ThreadAsync(thread, fresh, items, cancellationToken);
            }

            var oldest = page.Items.Select(t => YouTubeMap.Time(t.Snippet?.TopLevelComment?.Snippet)).Min();
            var last = page.Next is null || oldest is null || oldest < fresh || number == MostPages;
            if (last)
            {
                Settle(whole);
            }

            if (items.Count > 0 || last)
            {
                yield return new(items, Mark(items.Count > 0), _passedOver.Take());
            }

            if (last)
            {
                yield break;
            }

            token = page.Next;
        }
    }

    private async Task ThreadAsync(YouTubeThread thread, DateTimeOffset fresh, List<FetchedItem> items, CancellationToken cancellationToken)
    {
        var (video, top) = (thread.Snippet?.VideoId, thread.Snippet?.TopLevelComment);
        var total = YouTubeMap.Count(thread.Snippet?.TotalReplyCount);
        if (YouTubeMap.Changed(top?.Snippet) is not { } changed || changed >= fresh)
        {
            Take(YouTubeMap.Comment(top, video, null, total, channel, _passedOver), items);
        }

        if (thread.Id is not { Length: > 0 } id)
        {
            return;
        }

        var told = _known?.R.GetValueOrDefault(id, -1) ?? -1;
        _answers[id] = total;
        if (total == 0 || (told == total && !(YouTubeMap.Time(top?.Snippet) >= fresh)))
        {
            return;
        }

        var replies = thread.Replies?.Comments ?? [];
        foreach (var reply in replies.Count >= total || told == total ? replies : await AllAsync(id, cancellationToken))
        {
            Take(YouTubeMap.Comment(reply, video, id, 0, channel, _passedOver), items);
        }
    }

    private async Task<List<YouTubeComment>> AllAsync(string thread, CancellationToken cancellationToken)
    {
        var all = new List<YouTubeComment>();
        string? token = null;
        for (var number = 0; number < MostReplyPages; number++)
        {
            budget.Spend();
            var page = await api.GetRepliesAsync(key, thread, token, cancellationToken);
            _passedOver.Add("malformed", page.Odd);
            all.AddRange(page.Items);
            if ((token = page.Next) is null)
            {
                break;
            }
        }

        return all;
    }

    private void Take(FetchedItem? item, List<FetchedItem> items)
    {
        if (item is null)
        {
            return;
        }

        items.Add(item);
        if (item.At <= now)
        {
            _newest = Math.Max(_newest, item.At.ToUnixTimeSeconds());
        }
    }

    /// <summary>Only at the end of a walk: one that was cut begins where it began.</summary>
    private void Settle(bool whole)
    {
        var remembered = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, count) in _answers.Concat(_known?.R ?? []).Where(t => t.Value > 0))
        {
            if (remembered.Count < Remembered)
            {
                remembered.TryAdd(id, count);
            }
        }

        mark.Channels[channel.Id] = new(_newest == 0 ? now.ToUnixTimeSeconds() : _newest, whole ? now.ToUnixTimeSeconds() : _known!.D, remembered);
    }

    /// <summary>A poll that brought nothing changes nothing, but for the units now and then.</summary>
    private string Mark(bool brought)
    {
        var use = budget.Use;
        if (brought || use.Day != mark.Q.Day || use.Used - mark.Q.Used >= UnitsBetween)
        {
            mark.Q = use;
        }

        return mark.ToString();
    }
}
