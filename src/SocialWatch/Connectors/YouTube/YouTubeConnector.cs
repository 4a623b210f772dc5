using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.YouTube;

/// <summary>Reads the comments under the union's own YouTube channels with an API key: what everybody can see. Thread-safe.</summary>
internal sealed class YouTubeConnector(IYouTubeApi api, IOptions<YouTubeSettings> options, TimeProvider time) : IConnector
{
    /// <summary>Steady polls use at most this part of the day's units; the rest is for answers and for the daily walk.</summary>
    private const double SteadyShare = 0.6;

    private readonly ConcurrentDictionary<string, YouTubeBudget> _budgets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);

    public string Kind => "youtube";

    public ConnectorTraits Traits => new(CanBackfill: true, SeesEdits: true, SeesRemovals: false);

    public IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, CancellationToken cancellationToken)
    {
        var account = options.Value.Account(source.Account) ?? throw new SourceFaultException(new(FaultKind.Credentials, "youtube:no_account"));
        var mark = YouTubeWatermark.Parse(watermark);
        var budget = _budgets.GetOrAdd(account.ApiKey, _ => new(options.Value.DailyUnits, time));
        budget.Know(mark.Q);
        var gap = TimeSpan.FromSeconds(source.Channels.Count * 86_400 / (options.Value.DailyUnits * SteadyShare));
        var now = time.GetUtcNow();
        var turn = source.Channels.Where(c => !mark.Channels.ContainsKey(c.Id) || !_asked.TryGetValue(c.Id, out var last) || now - last >= gap).ToList();
        return ChannelWalk.EachAsync(
            turn,
            (channel, token) =>
            {
                _asked[channel.Id] = now;
                return new YouTubeWalk(api, account.ApiKey, budget, channel, mark, options.Value.HorizonDays, now).PagesAsync(token);
            },
            fault => fault.Kind is not (FaultKind.Gone or FaultKind.Permission or FaultKind.Malformed),
            cancellationToken);
    }

    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken)
    {
        var named = options.Value.Accounts.ContainsKey(source.Account) ? source.Account : options.Value.Accounts.Keys.FirstOrDefault() ?? source.Account;
        var setting = $"YouTube:Accounts:{named}:ApiKey";
        if (options.Value.Account(source.Account) is not { } account)
        {
            return [new(false, $"YouTube:Accounts:{source.Account}:ApiKey", "chưa có khóa API cho tài khoản này")];
        }

        var findings = new List<CheckFinding>();
        foreach (var channel in source.Channels)
        {
            var place = $"channels.json {channel.Id}.source";
            findings.AddRange(await CheckCall.RunAsync(
                async () => !await api.HasChannelAsync(account.ApiKey, channel.Source, cancellationToken)
                    ? [new(false, place, "không có kênh YouTube mã này; mã bắt đầu bằng UC, xem ở phần Cài đặt nâng cao của kênh")]
                    : (await api.GetThreadsAsync(account.ApiKey, channel.Source, null, cancellationToken)) is not null ? [new(true, place, "đọc được bình luận")] : [],
                fault => fault.Kind switch
                {
                    FaultKind.Credentials => new(false, setting, $"Google không nhận khóa này ({fault.Code}): tạo lại khóa trong Google Cloud"),
                    FaultKind.Permission when fault.Code.EndsWith("commentsDisabled", StringComparison.Ordinal) => new(false, place, $"kênh đã tắt bình luận ({fault.Code})"),
                    FaultKind.Permission => new(false, setting, $"khóa chưa được dùng YouTube Data API v3 ({fault.Code}): bật API đó trong Google Cloud"),
                    FaultKind.RateLimited => new(false, setting, $"hết lượt đọc trong ngày ({fault.Code}): thử lại sau 15 giờ"),
                    FaultKind.Gone => new(false, place, $"không có kênh YouTube mã này ({fault.Code})"),
                    FaultKind.Network => new(false, "YouTube:BaseUrl, YouTube:Proxy", $"không kết nối được ({fault.Code}): xem mạng"),
                    _ => new(false, "YouTube:BaseUrl", $"câu trả lời không đọc được hoặc máy chủ đang lỗi ({fault.Code})"),
                }));
        }

        return findings;
    }
}
