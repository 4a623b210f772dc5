using System.Runtime.CompilerServices;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Website;

/// <summary>Reads the feeds of the union's own sites; every entry is an own post. A feed holds only its newest entries, so nothing can be backfilled. Thread-safe.</summary>
internal sealed class WebsiteConnector(IWebsiteApi api) : IConnector
{
    /// <summary>Characters kept of one entry: a feed may carry whole articles.</summary>
    private const int MaxText = 20_000;

    public string Kind => "website";

    public ConnectorTraits Traits => new(CanBackfill: false, SeesEdits: true, SeesRemovals: false);

    public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken)
    {
        var mark = WebsiteWatermark.Parse(watermark);
        // Sites have nothing in common: no fault of one concerns another.
        return ChannelWalk.EachAsync(source.Channels, (channel, token) => FeedAsync(channel, mark, token), _ => false, cancellationToken);
    }

    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken)
    {
        var findings = new List<CheckFinding>();
        foreach (var channel in source.Channels)
        {
            var setting = $"channels.json {channel.Id}.source";
            findings.AddRange(await CheckCall.RunAsync(
                async () =>
                {
                    var reply = await api.GetFeedAsync(Address(channel), null, cancellationToken);
                    return FeedReader.Read(reply!.Body, reply.Charset).Count > 0 ? [new(true, setting, "đọc được nguồn tin")] : [new(false, setting, "nguồn tin không có mục nào")];
                },
                fault => new(false, setting, Words(fault))));
        }

        return findings;
    }

    private async IAsyncEnumerable<FetchedPage> FeedAsync(Channel channel, WebsiteWatermark mark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = Address(channel);
        var addressMark = FeedMark.AddressMark(channel.Source);
        var known = mark.Channels.GetValueOrDefault(channel.Id) is { } last && last.A == addressMark ? last : null;
        if (await api.GetFeedAsync(address, known, cancellationToken) is not { } reply)
        {
            yield return new([], mark.ToString());
            yield break;
        }

        var passedOver = new PassedOver();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var items = FeedReader.Read(reply.Body, reply.Charset)
            .Select(entry => Map(entry, channel, passedOver))
            .OfType<FetchedItem>()
            .Where(item => seen.Add(item.ExternalId))
            .ToList();
        mark.Channels[channel.Id] = new(addressMark, reply.ETag, reply.LastModified);
        yield return new(items, mark.ToString(), passedOver.Take());
    }

    private static FetchedItem? Map(FeedEntry entry, Channel channel, PassedOver passedOver)
    {
        if (entry.Id is null)
        {
            return passedOver.Add("no_id");
        }

        if (entry.At is not { } at)
        {
            return passedOver.Add("no_time");
        }

        var text = Cut(entry.Title.Length == 0 || entry.Summary.StartsWith(entry.Title, StringComparison.Ordinal) ? entry.Summary
            : entry.Summary.Length == 0 ? entry.Title : $"{entry.Title}\n{entry.Summary}");
        return new()
        {
            Channel = channel.Id,
            ExternalId = entry.Id,
            Kind = MentionKind.Post,
            At = at,
            Text = text,
            Origin = Origin.Own,
            Wordless = text.Length == 0,
        };
    }

    private static string Cut(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    private static string Words(SourceFault fault) => fault.Kind switch
    {
        FaultKind.Network => $"không kết nối được ({fault.Code}): xem mạng hoặc Website:Proxy",
        FaultKind.Malformed => $"địa chỉ không trả về RSS hay Atom ({fault.Code})",
        FaultKind.Gone => $"không có nguồn tin ở địa chỉ này ({fault.Code})",
        FaultKind.Credentials or FaultKind.Permission => $"trang không cho đọc ({fault.Code})",
        FaultKind.RateLimited or FaultKind.Transient or FaultKind.Conflict => $"trang đang bận hoặc lỗi ({fault.Code}): thử lại sau",
    };

    private static Uri Address(Channel channel) =>
        Uri.TryCreate(channel.Source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address!
            : throw new SourceFaultException(new(FaultKind.Gone, "website:address"));
}
