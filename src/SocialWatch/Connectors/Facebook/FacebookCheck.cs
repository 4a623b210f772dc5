using SocialWatch.Channels;
using SocialWatch.Connectors.Facebook.Messenger;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary><c>check-config --online</c>: reads each page, and inspects the token when an app secret is known. Every finding names its setting and who must do what.</summary>
internal sealed class FacebookCheck(IFacebookApi api, FacebookSettings settings, FacebookAccess access, FacebookWords words, string account, TimeProvider time)
{
    private readonly string _token = $"Facebook:Accounts:{account}:Token";

    /// <summary>Set where conversations are read.</summary>
    public IMessengerApi? Inbox { get; init; }

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(Source source, CancellationToken cancellationToken)
    {
        var findings = new List<CheckFinding>();
        foreach (var channel in source.Channels)
        {
            findings.AddRange(await CheckCall.RunAsync(() => PageAsync(channel, cancellationToken), fault => Wrong(fault, channel)));
            if (Inbox is not null && findings.TrueForAll(f => f.Ok))
            {
                findings.AddRange(await CheckCall.RunAsync(() => InboxAsync(Inbox, channel, cancellationToken), fault => Wrong(fault, channel)));
            }
        }

        if (access.Inspector is not null)
        {
            findings.AddRange(await CheckCall.RunAsync(() => TokenAsync(source, cancellationToken), fault => new(false, "Facebook:AppId, Facebook:AppSecret", words.Say("no_inspection", ("code", fault.Code)))));
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

        var findings = new List<CheckFinding> { new(true, SourceSetting(channel), words.Say("page_ok")) };
        if (reply.Items is [{ Id: { Length: > 0 } id }] && id != channel.Source)
        {
            findings.Add(new(false, SourceSetting(channel), words.Say("alias", ("id", id))));
        }

        if (reply.ServedVersion is { } served && served != settings.Version)
        {
            findings.Add(new(false, "Facebook:Version", words.Say("version", ("served", served), ("asked", settings.Version))));
        }

        return findings;
    }

    private async Task<IReadOnlyList<CheckFinding>> InboxAsync(IMessengerApi inbox, Channel channel, CancellationToken cancellationToken) =>
        (await inbox.GetConversationsAsync(access, channel.Source, null, 1, null, cancellationToken)).Outcome == FacebookOutcome.Gone
            ? [Wrong(new(FaultKind.Gone, "facebook:page_gone"), channel)]
            : [new(true, SourceSetting(channel), words.Say("inbox_ok"))];

    private async Task<IReadOnlyList<CheckFinding>> TokenAsync(Source source, CancellationToken cancellationToken)
    {
        if (await api.GetDebugTokenAsync(access, cancellationToken) is not { } info)
        {
            return [];
        }

        var health = FacebookTokenHealth.Of(info, source.Channels, settings.AppId, Inbox is not null, time.GetUtcNow());
        return [.. health.Select(h => new CheckFinding(h.Fine, h.Setting ?? _token, words.Of(h, account)))];
    }

    private CheckFinding Wrong(SourceFault fault, Channel channel)
    {
        var setting = (fault.Kind, fault.Code) switch
        {
            (_, "facebook:100/proof") => "Facebook:AppSecret",
            (FaultKind.Gone, _) => SourceSetting(channel),
            (FaultKind.Transient or FaultKind.Conflict or FaultKind.Malformed, _) => "Facebook:BaseUrl",
            (FaultKind.Network, _) => "Facebook:BaseUrl, Facebook:Proxy",
            _ => _token,
        };
        return new(false, setting, words.Of(fault, account));
    }

    private static string SourceSetting(Channel channel) => $"channels.json {channel.Id}.source";
}
