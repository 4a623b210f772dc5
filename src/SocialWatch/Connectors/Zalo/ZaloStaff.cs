using SocialWatch.Chat;

namespace SocialWatch.Connectors.Zalo;

/// <summary>The groups in which staff are told (people.json, <c>zalo-group:&lt;id&gt;</c>): what is said there is work, never a member's voice. Immutable.</summary>
internal sealed class ZaloStaff(IEnumerable<string> sinks)
{
    public const string Sink = "zalo-group";
    private const string Prefix = Sink + ":";

    public IReadOnlySet<string> Groups { get; } =
        sinks.Where(s => s.StartsWith(Prefix, StringComparison.Ordinal)).Select(s => s[Prefix.Length..]).ToHashSet(StringComparer.Ordinal);

    public bool IsGroup(string group) => Groups.Contains(group);

    /// <summary>Whether an account is the one that speaks to staff.</summary>
    public bool Speaks(ZaloSettings settings, string? account) =>
        settings.NameOf(settings.NotifyAccount) is { } speaker && settings.NameOf(account) == speaker;

    /// <summary>A message as the desk reads it: words that somebody but the account itself typed there. Empty for anything else.</summary>
    public IEnumerable<StaffMessage> Read(ZaloMessage message) => ZaloMap.Time(message.Time) is { } at ? Read(message, at) : [];

    public IEnumerable<StaffMessage> Read(ZaloMessage message, DateTimeOffset at)
    {
        if (message is { Src: not "0", Type: null or "text", MessageId: { Length: > 0 } id, GroupId: { } group, Message: { Length: > 0 } text } && IsGroup(group))
        {
            yield return new(Sink, group, id, ZaloText.Incoming(text).Trim(), at, Private: false);
        }
    }
}
