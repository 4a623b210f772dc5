using SocialWatch.Alerts;
using SocialWatch.Alerts.Mail;
using SocialWatch.Configuration;
using SocialWatch.Notify;

namespace SocialWatch.Pipeline;

/// <summary>A card as it should read now.</summary>
internal sealed record AlertCardText(AlertText Text, IReadOnlyList<CardButton> Buttons);

/// <summary>
/// The text of an alert now, for the edit of a card that was sent (DESIGN 6.3): made again from what is stored with the alert, with a line for where it stands.
/// </summary>
internal sealed class AlertCards(UnionConfig config, AlertMessages messages, DemoMark demo)
{
    /// <summary>The card for those who read the alert's own text; null for one of an older store. A group's line on a restricted matter never changes.</summary>
    public AlertCardText? Now(Alert alert, DateTimeOffset now)
    {
        if (messages.Now(alert, now) is not { } text)
        {
            return null;
        }

        var title = demo.On ? $"{config.Texts.Say("demo.mark")} {text.Title}" : text.Title;
        var body = messages.Standing(alert) is { } line ? $"{text.Body}\n{line}".Trim('\n') : text.Body;
        return new(new(title, body), AlertButtons.Of(alert));
    }
}
