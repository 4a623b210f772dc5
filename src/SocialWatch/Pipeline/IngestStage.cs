using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>
/// Collect → protect → understand → decide for one page of items, in one transaction with the page's watermark (DESIGN 5.1): after a kill at any
/// instant either the page with its cases and alarms is there, or none of it and the platform is asked again.
/// </summary>
internal sealed class IngestStage(
    IStore store, Protector protector, Understanding understanding, MentionMaker maker, ChangeDesk changes, CaseDesk cases, EmergencyDesk emergencies, TipHealth tips,
    UnionConfig config, LocalClock clock)
{
    private static readonly TimeSpan Young = TimeSpan.FromHours(24);
    private readonly Dictionary<string, Channel> _channels = config.Channels.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>Commits a page.</summary>
    /// <param name="page">The items.</param>
    /// <param name="mode">Live poll, live import or history.</param>
    /// <param name="alsoCommit">More to write in the same transaction: the watermark.</param>
    /// <param name="cancellationToken">Before the commit nothing is kept; after it everything is.</param>
    public async ValueTask<IngestReport> CommitAsync(
        IReadOnlyList<FetchedItem> page, IngestMode mode, Func<IWriteSession, IngestReport, CancellationToken, ValueTask>? alsoCommit, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var report = new IngestReport();
        var prepared = Prepare(page, mode, now, report);
        return await store.WriteAsync(
            async (session, token) =>
            {
                await TakeAsync(session, prepared, now, report, token);
                foreach (var wish in report.Wishes)
                {
                    await cases.ForgetAsync(session, wish, now, token);
                }

                if (alsoCommit is not null)
                {
                    await alsoCommit(session, report, token);
                }

                await session.TouchAsync(now, token);
                return report;
            },
            cancellationToken);
    }

    /// <summary>Takes a few items in the caller's own transaction: what an officer tells comes with the message that told it.</summary>
    public async ValueTask<IngestReport> TakeAsync(
        IWriteSession session, IReadOnlyList<FetchedItem> page, IngestMode mode, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var report = new IngestReport();
        await TakeAsync(session, Prepare(page, mode, now, report), now, report, cancellationToken);
        return report;
    }

    // Everything that needs no store is done before the writer is taken.
    private List<PreparedItem> Prepare(IReadOnlyList<FetchedItem> page, IngestMode mode, DateTimeOffset now, IngestReport report)
    {
        var prepared = new List<PreparedItem>(page.Count);
        for (var i = 0; i < page.Count; i++)
        {
            var item = page[i];
            if (ItemGate.Refuse(item, _channels.GetValueOrDefault(item.Channel), now) is { } refusal)
            {
                report.Refused.Add((i, refusal));
                continue;
            }

            var channel = _channels[item.Channel];
            if (item.Change == ItemChange.Withdrawn)
            {
                report.Wishes.Add(item);
                continue;
            }

            var safe = protector.Protect(channel.Kind == Channel.TipLineKind ? TipLineRules.Clean(item) : item);
            var history = mode == IngestMode.History || (mode == IngestMode.LiveImport && item.At < now - Young);
            prepared.Add(new(safe, understanding.Read(safe, channel), history));
            if (item.Unit is { } unit && config.Units.Find(unit, LocalClock.DateOf(item.At)) is null)
            {
                report.UnknownUnit++;
            }

            if (!report.Newest.TryGetValue(item.Channel, out var newest) || newest < item.At)
            {
                report.Newest[item.Channel] = item.At;
            }
        }

        // Questions before their answers, parents before their replies, whatever order the platform used.
        return [.. prepared.OrderBy(p => p.Item.Source.At).ThenBy(p => p.Item.Parent is null ? 0 : 1)];
    }

    private async ValueTask TakeAsync(IWriteSession session, List<PreparedItem> prepared, DateTimeOffset now, IngestReport report, CancellationToken token)
    {
        var fresh = new List<PreparedItem>();
        foreach (var group in prepared.GroupBy(p => p.Item.Source.Channel))
        {
            var known = await session.KnownAsync(group.Key, [.. group.Select(p => p.Item.ExternalId).Distinct()], token);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in group)
            {
                if (known.TryGetValue(item.Item.ExternalId, out var stored))
                {
                    await changes.ApplyAsync(session, stored, item, now, report, token);
                }
                else if (item.Item.Source.Change != ItemChange.Seen)
                {
                    report.Duplicate++;
                    Overtake(fresh, item);
                }
                else if (!seen.Add(item.Item.ExternalId))
                {
                    report.Duplicate++;
                }
                else
                {
                    fresh.Add(item);
                }
            }
        }

        foreach (var (channel, newest) in report.Newest.Where(n => _channels[n.Key].Kind == Channel.TipLineKind))
        {
            // A file of what was seen there tells how far somebody read.
            await tips.LookedAsync(session, _channels[channel], newest, newest, token);
        }

        if (fresh.Count == 0)
        {
            return;
        }

        var made = await maker.MakeAsync(session, fresh, now, token);
        report.New += made.Mentions.Count;
        report.Added.AddRange(made.Mentions.Select(m => m.Id));
        await session.AddAsync(made.Mentions, made.Marks, token);
        for (var i = 0; i < made.Mentions.Count; i++)
        {
            if (!made.Mentions[i].History)
            {
                await emergencies.ConsiderAsync(session, made.Mentions[i], now, token);
                await cases.ConsiderAsync(session, made.Mentions[i], fresh[i], now, token);
            }
        }
    }

    /// <summary>An edit or removal of what the same page brings: it is not stored yet, and is taken as it is now.</summary>
    private static void Overtake(List<PreparedItem> fresh, PreparedItem change)
    {
        var place = fresh.FindIndex(f => f.Item.Source.Channel == change.Item.Source.Channel && f.Item.ExternalId == change.Item.ExternalId);
        if (place < 0)
        {
            return;
        }

        if (change.Item.Source.Change == ItemChange.Removed)
        {
            fresh.RemoveAt(place);
            return;
        }

        var first = fresh[place].Item;
        fresh[place] = change with { Item = first with { Text = change.Item.Text, Source = first.Source with { Text = change.Item.Source.Text, Wordless = change.Item.Source.Wordless } } };
    }
}

/// <summary>A protected item with what was read in it.</summary>
internal sealed record PreparedItem(ProtectedItem Item, Reading Reading, bool History);
