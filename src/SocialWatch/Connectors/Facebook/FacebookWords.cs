using SocialWatch.Channels;
using SocialWatch.Configuration;

namespace SocialWatch.Connectors.Facebook;

/// <summary>What is wrong and who must do what, in the words of staff (texts.vi.json, <c>facebook.…</c>).</summary>
internal sealed class FacebookWords(Texts texts)
{
    private const string Prefix = "facebook:";

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => texts.Say("facebook." + key, values);

    /// <summary>The words of a named fault; one without its own says that of its code, then that of its class.</summary>
    public string Of(SourceFault fault, string account)
    {
        var code = fault.Code.StartsWith(Prefix, StringComparison.Ordinal) ? fault.Code[Prefix.Length..] : "";
        var key = new[] { code, code.Split('/')[0], Kind(fault.Kind) }.First(k => k.Length > 0 && texts.Keys.Contains("facebook.fault." + k));
        return Say("fault." + key, ("code", fault.Code), ("account", account));
    }

    /// <summary>The words of what a token's inspection tells.</summary>
    public string Of(FacebookTokenNote note, string account) => note.Fault is { } fault ? Of(fault, account) : Say(note.Key, ("value", note.Value), ("account", account));

    private static string Kind(FaultKind kind) => kind switch
    {
        FaultKind.RateLimited => "rate_limited",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
