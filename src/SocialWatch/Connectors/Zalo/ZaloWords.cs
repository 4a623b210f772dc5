using SocialWatch.Channels;
using SocialWatch.Configuration;

namespace SocialWatch.Connectors.Zalo;

/// <summary>What is wrong and who must do what, in the words of staff (texts.vi.json, <c>zalo.…</c>).</summary>
internal sealed class ZaloWords(Texts texts)
{
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => texts.Say("zalo." + key, values);

    /// <summary>The words of a named fault; one without its own says its class.</summary>
    public string Of(SourceFault fault, string account)
    {
        var code = fault.Code.StartsWith("zalo:", StringComparison.Ordinal) ? fault.Code["zalo:".Length..].TrimStart('-') : "";
        var key = texts.Keys.Contains("zalo.fault." + code) ? "fault." + code : "fault." + Kind(fault.Kind);
        return Say(key, ("code", fault.Code), ("account", account));
    }

    private static string Kind(FaultKind kind) => kind switch
    {
        FaultKind.RateLimited => "rate_limited",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
