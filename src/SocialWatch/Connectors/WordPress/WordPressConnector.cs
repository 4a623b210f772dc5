using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;

namespace SocialWatch.Connectors.WordPress;

/// <summary>
/// Reads the comments under the union's own WordPress sites. Who wrote them is not asked for, hence nobody can be counted; edits are seen within the horizon, removals by asking for
/// one comment. Thread-safe.
/// </summary>
internal sealed class WordPressConnector(IWordPressApi api, IOptions<WordPressSettings> options, TimeProvider time) : IConnector, IRemovalProbe
{
    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(1);

    /// <summary>A walk ends whatever the site claims.</summary>
    private const int MostPages = 500;

    public string Kind => "wordpress";

    public ConnectorTraits Traits => new(CanBackfill: true, SeesEdits: true, SeesRemovals: false);

    public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken)
    {
        var mark = WordPressWatermark.Parse(watermark);
        var account = Account(source);
        return ChannelWalk.EachAsync(source.Channels, (channel, token) => ReadAsync(channel, account, mark, token), fault => fault.Kind == FaultKind.Credentials, cancellationToken);
    }

    public Task<bool> IsGoneAsync(Source source, Channel channel, string externalId, CancellationToken cancellationToken) =>
        externalId.StartsWith('c') ? api.IsGoneAsync(Site(channel), Account(source), externalId[1..], cancellationToken) : Task.FromResult(false);

    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken)
    {
        if (source.Account.Length > 0 && !options.Value.Accounts.ContainsKey(source.Account) && source.Channels.Any(c => c.Account == source.Account))
        {
            return [new(false, $"WordPress:Accounts:{source.Account}", "chưa có tài khoản này; bỏ account nếu chỉ đọc bình luận đã duyệt")];
        }

        var findings = new List<CheckFinding>();
        foreach (var channel in source.Channels)
        {
            var setting = $"channels.json {channel.Id}.source";
            findings.AddRange(await CheckCall.RunAsync(
                async () =>
                {
                    var account = Account(source);
                    if (!await api.HasCommentsAsync(Site(channel), account, cancellationToken))
                    {
                        return [new(false, setting, "trang không mở REST API của WordPress (wp/v2)")];
                    }

                    await api.GetCommentsAsync(Site(channel), account, time.GetUtcNow().AddDays(-1), 1, 1, cancellationToken);
                    return [new(true, setting, "đọc được bình luận")];
                },
                fault => fault.Kind == FaultKind.Credentials
                    ? new(false, $"WordPress:Accounts:{source.Account}:Password", $"trang không nhận tên hoặc mật khẩu ứng dụng ({fault.Code})")
                    : new(false, setting, Words(fault))));
        }

        return findings;
    }

    private async IAsyncEnumerable<FetchedPage> ReadAsync(Channel channel, WordPressAccount? account, WordPressWatermark mark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var site = Site(channel);
        var now = time.GetUtcNow();
        var known = mark.Channels.GetValueOrDefault(channel.Id);
        var whole = known is null || now - DateTimeOffset.FromUnixTimeSeconds(known.D) >= WholeEvery;
        var since = whole ? now.AddDays(-options.Value.HorizonDays) : DateTimeOffset.FromUnixTimeSeconds(known!.T).AddHours(-options.Value.OverlapHours);
        var newest = known?.T ?? 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 1; number <= MostPages; number++)
        {
            var page = await api.GetCommentsAsync(site, account, since, number, options.Value.PageSize, cancellationToken);
            var passedOver = new PassedOver();
            var items = page.Comments.Select(c => WordPressMap.Comment(c, channel, passedOver)).OfType<FetchedItem>().Where(i => seen.Add(i.ExternalId)).ToList();
            // One comment with a clock of tomorrow must not hide what comes after it.
            newest = Math.Max(newest, items.Where(i => i.At <= now).Select(i => i.At.ToUnixTimeSeconds()).DefaultIfEmpty(0).Max());
            var last = page.Over || (page.Pages is { } all ? number >= all : page.Comments.Count < options.Value.PageSize);
            if (last)
            {
                // Only now: a walk that was cut begins where it began.
                mark.Channels[channel.Id] = new(newest == 0 ? since.ToUnixTimeSeconds() : newest, whole ? now.ToUnixTimeSeconds() : known!.D);
            }

            var counts = passedOver.Take();
            if (items.Count > 0 || counts is not null || last)
            {
                yield return new(items, mark.ToString(), counts);
            }

            if (last)
            {
                yield break;
            }
        }
    }

    private WordPressAccount? Account(Source source) => options.Value.Accounts.GetValueOrDefault(source.Account);

    private static Uri Site(Channel channel) =>
        Uri.TryCreate(channel.Source.EndsWith('/') ? channel.Source : channel.Source + "/", UriKind.Absolute, out var site) && site.Scheme is "http" or "https"
            ? site!
            : throw new SourceFaultException(new(FaultKind.Gone, "wordpress:address"));

    private static string Words(SourceFault fault) => fault.Kind switch
    {
        FaultKind.Network => $"không kết nối được ({fault.Code}): xem mạng hoặc WordPress:Proxy",
        FaultKind.Malformed => $"địa chỉ không trả về REST API của WordPress ({fault.Code})",
        FaultKind.Gone => $"không có REST API ở địa chỉ này hoặc trang đã tắt nó ({fault.Code})",
        FaultKind.Credentials or FaultKind.Permission => $"trang không cho đọc bình luận ({fault.Code})",
        FaultKind.RateLimited or FaultKind.Transient or FaultKind.Conflict => $"trang đang bận hoặc lỗi ({fault.Code}): thử lại sau",
    };
}
