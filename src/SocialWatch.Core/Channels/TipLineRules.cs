using System.Text.RegularExpressions;
using SocialWatch.Mentions;

namespace SocialWatch.Channels;

/// <summary>
/// What is kept of what officers saw in a place without an API (DESIGN 7), and how old its data is (DESIGN 5.1): it was last read when somebody last looked there. Pure,
/// thread-safe.
/// </summary>
public static partial class TipLineRules
{
    /// <summary>
    /// Who wrote what was seen is never known, whatever a file says; an officer's own words carry no link and belong to no thread.
    /// </summary>
    public static FetchedItem Clean(FetchedItem item)
    {
        var nobodys = item with { AuthorKey = null, Conversation = null, Private = false, Engagement = null };
        return item.Kind == MentionKind.Report
            ? nobodys with { Text = WithoutLinks(item.Text), TaggedNames = [], ParentExternalId = null, ThreadExternalId = null }
            : nobodys;
    }

    /// <summary>A text without any address of the web.</summary>
    public static string WithoutLinks(string text) => Blanks().Replace(Link().Replace(text, " "), " ").Trim();

    /// <summary>An officer looked at an instant, and the newest of what they saw is of another.</summary>
    /// <param name="newest">Null when nothing was new.</param>
    public static ChannelVerdict Looked(ChannelState state, Channel channel, DateTimeOffset at, DateTimeOffset? newest, DateTimeOffset now)
    {
        var next = state with
        {
            FirstPollAt = state.FirstPollAt ?? at, LastOkAt = Later(state.LastOkAt, at), LastItemAt = Later(state.LastItemAt, newest), Fault = null, FaultKind = null, NextPollAt = null,
        };
        if (OverdueSince(next, channel, now) is not null)
        {
            return new(next, ChannelTransition.None, null); // told of a look so long ago that it changes nothing
        }

        var back = state.Health == ChannelHealth.Silent;
        return new(next with { Health = ChannelHealth.Ok, StaleSince = null }, back ? ChannelTransition.Recovered : ChannelTransition.None, back ? state.StaleSince : null);
    }

    /// <summary>Time passed: nobody looked for longer than expected, which is told once.</summary>
    public static ChannelVerdict Watched(ChannelState state, Channel channel, DateTimeOffset now)
    {
        var next = state with { FirstPollAt = state.FirstPollAt ?? now };
        if (OverdueSince(next, channel, now) is not { } since || state.Health == ChannelHealth.Silent)
        {
            return new(next, ChannelTransition.None, null);
        }

        return new(next with { Health = ChannelHealth.Silent, StaleSince = since }, ChannelTransition.BecameSilent, since);
    }

    private static DateTimeOffset? OverdueSince(ChannelState state, Channel channel, DateTimeOffset now)
    {
        var last = state.LastOkAt ?? state.FirstPollAt ?? now;
        return channel.ExpectedSilence is { } expected && now - last > expected ? last : null;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;

    /// <summary>With a scheme, with www, or a bare host of a common ending that a path follows or that stands alone.</summary>
    [GeneratedRegex(
        @"[a-z][a-z0-9+.-]{1,9}://\S+|\bwww\.\S+|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|vn|me|info|tv|be|gl|ly|io|watch|link|app)(?![\w-])(?:[/?#]\S*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[ \t]{2,}")]
    private static partial Regex Blanks();
}
