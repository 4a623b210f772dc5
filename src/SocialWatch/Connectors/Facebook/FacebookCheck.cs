using System.Globalization;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;
using SocialWatch.Time;

namespace SocialWatch.Connectors.Facebook;

/// <summary><c>check-config --online</c>: reads each page, and inspects the token when an app secret is known. Every finding names its setting.</summary>
internal sealed class FacebookCheck(IFacebookApi api, FacebookSettings settings, FacebookAccess access, string tokenSetting, TimeProvider time)
{
    private static readonly string[] NeededScopes = ["pages_read_engagement", "pages_read_user_content"];

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(Source source, CancellationToken cancellationToken)
    {
        var findings = new List<CheckFinding>();
        foreach (var channel in source.Channels)
        {
            findings.AddRange(await CheckCall.RunAsync(() => PageAsync(channel, cancellationToken), fault => Wrong(fault, channel)));
        }

        if (access.Inspector is not null)
        {
            findings.AddRange(await CheckCall.RunAsync(
                () => TokenAsync(cancellationToken), fault => new(false, "Facebook:AppId, Facebook:AppSecret", $"không xem được mã truy cập ({fault.Code})")));
        }

        return findings;
    }

    private async Task<IReadOnlyList<CheckFinding>> PageAsync(Channel channel, CancellationToken cancellationToken)
    {
        var reply = await api.GetNodeAsync(access, channel.Source, cancellationToken);
        if (reply.Outcome != FacebookOutcome.Ok)
        {
            return [Wrong(new(FaultKind.Gone, "facebook:page_gone"), channel)];
        }

        var found = new CheckFinding(true, SourceSetting(channel), "đọc được trang");
        return reply.ServedVersion is { } served && served != settings.Version
            ? [found, new(false, "Facebook:Version", $"Facebook trả lời bằng {served}: phiên bản {settings.Version} có lẽ đã ngừng")]
            : [found];
    }

    private async Task<IReadOnlyList<CheckFinding>> TokenAsync(CancellationToken cancellationToken)
    {
        if (await api.GetDebugTokenAsync(access, cancellationToken) is not { } info)
        {
            return [];
        }

        var findings = new List<CheckFinding>();
        if (info.IsValid == false)
        {
            findings.Add(new(false, tokenSetting, "mã truy cập không còn hiệu lực: đăng nhập lại để lấy mã mới"));
        }
        else if (info.ExpiresAt is > 0 and var ends)
        {
            var end = DateTimeOffset.FromUnixTimeSeconds(ends);
            findings.Add(new(end > time.GetUtcNow().AddDays(14), tokenSetting, $"mã truy cập hết hạn ngày {LocalClock.DateOf(end).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}"));
        }

        findings.AddRange(NeededScopes
            .Where(scope => info.Scopes is { } has && !has.Contains(scope, StringComparer.Ordinal))
            .Select(scope => new CheckFinding(false, tokenSetting, $"mã truy cập thiếu quyền {scope}")));
        return findings;
    }

    private CheckFinding Wrong(SourceFault fault, Channel channel) => fault.Kind switch
    {
        FaultKind.Credentials => new(false, tokenSetting, $"Facebook không nhận mã truy cập này ({fault.Code}): đăng nhập lại để lấy mã mới"),
        FaultKind.Permission => new(false, tokenSetting, $"mã truy cập thiếu quyền hoặc vai trò trên trang ({fault.Code})"),
        FaultKind.Gone => new(false, SourceSetting(channel), $"không có trang này hoặc mã truy cập không thấy được ({fault.Code})"),
        FaultKind.RateLimited => new(false, tokenSetting, $"Facebook bảo chờ ({fault.Code}): thử lại sau"),
        FaultKind.Transient or FaultKind.Conflict => new(false, "Facebook:BaseUrl", $"máy chủ Facebook đang lỗi ({fault.Code}): thử lại sau"),
        FaultKind.Network => new(false, "Facebook:BaseUrl, Facebook:Proxy", $"không kết nối được ({fault.Code}): xem mạng hoặc proxy"),
        FaultKind.Malformed => new(false, "Facebook:BaseUrl", $"câu trả lời không đọc được ({fault.Code}): xem lại địa chỉ"),
    };

    private static string SourceSetting(Channel channel) => $"channels.json {channel.Id}.source";
}
