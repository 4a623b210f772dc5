using System.Globalization;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Zalo;

/// <summary><c>check-config --online</c>: the app by a code that is none, the token and the account by its profile, each group by the list of groups. Every finding names its setting.</summary>
internal sealed class ZaloCheck(IZaloApis apis, ZaloOAuth oauth, ZaloWords words, IEnumerable<IZaloProbe> probes, IOptions<ZaloSettings> options, TimeProvider time)
{
    private const int WrongCode = -14005;
    private const int MostGroups = 200;

    public async Task<IReadOnlyList<CheckFinding>> RunAsync(Source source, CancellationToken cancellationToken)
    {
        if (options.Value.NameOf(source.Account) is not { } name)
        {
            return [new(false, $"Zalo:Accounts:{source.Account}", words.Say("no_account"))];
        }

        var findings = new List<CheckFinding>(await FindAsync(() => AppAsync(cancellationToken), name));
        findings.AddRange(await FindAsync(() => AccountAsync(source, name, cancellationToken), name));
        foreach (var probe in probes.Where(_ => name == options.Value.Accounts.Keys.Min(StringComparer.Ordinal)))
        {
            findings.AddRange(await probe.RunAsync(cancellationToken)); // once, not with every account
        }

        return findings;
    }

    /// <summary>A made-up code is refused as such only after the app and its secret were accepted; nothing is used up by it.</summary>
    private async Task<IReadOnlyList<CheckFinding>> AppAsync(CancellationToken cancellationToken)
    {
        try
        {
            await oauth.ExchangeAsync("kiem-tra", ZaloPkce.NewVerifier(), cancellationToken);
            return [];
        }
        catch (ZaloApiException e) when (e.Code is WrongCode or not (-14002 or -14003 or -14004))
        {
            return []; // the app was known
        }
    }

    private async Task<IReadOnlyList<CheckFinding>> AccountAsync(Source source, string name, CancellationToken cancellationToken)
    {
        var (api, account) = (apis.For(name), options.Value.Accounts[name]);
        var oa = await api.GetProfileOfOfficialAccountAsync(cancellationToken);
        if (oa.Id != account.OaId)
        {
            return [new(false, $"Zalo:Accounts:{name}:OaId", words.Say("other_oa"))];
        }

        var findings = new List<CheckFinding> { new(true, $"Zalo:Accounts:{name}", words.Say("oa_ok")) };
        if (DateOnly.TryParseExact(oa.PackageValidThroughDate, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end)
            && end < Time.LocalClock.DateOf(time.GetUtcNow()))
        {
            findings.Add(new(false, $"Zalo:Accounts:{name}", words.Say("package_over", ("date", oa.PackageValidThroughDate!))));
        }

        findings.AddRange(source.Channels.Where(c => !ZaloSource.IsChats(c) && ZaloSource.GroupOf(c) is null).Select(c => new CheckFinding(false, Setting(c), words.Say("source_shape"))));
        var groups = source.Channels.Where(c => ZaloSource.GroupOf(c) is not null).ToList();
        if (groups.Count > 0)
        {
            findings.AddRange(await FindAsync(() => GroupsAsync(api, groups, cancellationToken), name));
        }

        return findings;
    }

    private async Task<IReadOnlyList<CheckFinding>> GroupsAsync(IZaloApi api, List<Channel> channels, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var offset = 0; offset < MostGroups; offset += ZaloPager.Count)
        {
            var page = (await api.GetGroupsOfOaAsync(offset, ZaloPager.Count, cancellationToken)).Groups ?? [];
            foreach (var group in page.Where(g => g.GroupId is not null))
            {
                known[group.GroupId!] = group.Status;
            }

            if (page.Count < ZaloPager.Count)
            {
                break;
            }
        }

        return [.. channels.Select(c => known.TryGetValue(ZaloSource.GroupOf(c)!, out var status)
            ? status is null or "enabled" ? new CheckFinding(true, Setting(c), words.Say("group_ok")) : new(false, Setting(c), words.Say("group_disabled"))
            : new(false, Setting(c), words.Say("no_group")))];
    }

    private async Task<IReadOnlyList<CheckFinding>> FindAsync(Func<Task<IReadOnlyList<CheckFinding>>> call, string name)
    {
        try
        {
            return await CheckCall.RunAsync(call, fault => Wrong(fault, name));
        }
        catch (ZaloApiException e)
        {
            return [Wrong(e.Fault, name, e.Code)];
        }
    }

    private CheckFinding Wrong(SourceFault fault, string name, int code = 0)
    {
        var setting = (fault.Kind, code) switch
        {
            (_, -14002) or (_, -209) or (_, -219) => "Zalo:AppId",
            (_, -14003) => "Zalo:RedirectUri",
            (_, -14004) => "Zalo:AppSecret",
            (_, -242) => "Zalo:SendProof, Zalo:AppSecret",
            (_, 404 or -240) or (FaultKind.Malformed or FaultKind.Transient, 0) => "Zalo:BaseUrl, Zalo:OAuthUrl",
            (_, -204 or -205) => $"Zalo:Accounts:{name}:OaId",
            (FaultKind.Network, _) => "Zalo:BaseUrl, Zalo:OAuthUrl, Zalo:Proxy",
            _ => $"Zalo:Accounts:{name}",
        };
        return new(false, setting, words.Of(fault, name));
    }

    private static string Setting(Channel channel) => $"channels.json {channel.Id}.source";
}
