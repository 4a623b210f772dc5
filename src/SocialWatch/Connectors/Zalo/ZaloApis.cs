using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>One API per account of the settings.</summary>
internal sealed class ZaloApis(IZaloHttp http, ZaloTokens tokens, IOptions<ZaloSettings> options) : IZaloApis
{
    public IZaloApi For(string? account) => options.Value.NameOf(account) is { } name
        ? new ZaloClient(http, tokens, options.Value, name)
        : throw new SourceFaultException(new(FaultKind.Credentials, "zalo:no_account"));
}
