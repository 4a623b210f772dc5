using SocialWatch.Channels;

namespace SocialWatch.Answers;

/// <summary>What the platform's window allows at an instant.</summary>
public enum WindowState { Open, NeedsClick, Over }

/// <summary>
/// The platform's window for an answer (DESIGN 6.1): Messenger 24 h after the member's last message, then only a person's click for seven days; Zalo seven days. Pure.
/// </summary>
public static class ReplyWindow
{
    /// <param name="endsAt">When the window ends, null where there is none.</param>
    /// <param name="means">What the platform allows.</param>
    /// <param name="now">The instant of sending.</param>
    public static WindowState At(DateTimeOffset? endsAt, ReplyMeans means, DateTimeOffset now) =>
        endsAt is not { } ends || now < ends ? WindowState.Open
        : means is { Window: { } window, HumanWindow: { } human } && now < ends - window + human ? WindowState.NeedsClick
        : WindowState.Over;
}
