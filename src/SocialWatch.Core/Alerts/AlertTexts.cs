using SocialWatch.Configuration;

namespace SocialWatch.Alerts;

/// <summary>A message for staff: the first line of its text is the title.</summary>
public sealed record AlertText(string Title, string Body);

/// <summary>Makes the message of an alert from its key and values. Pure, thread-safe.</summary>
public static class AlertTexts
{
    /// <summary>The message.</summary>
    /// <exception cref="KeyNotFoundException">No such key, or a placeholder without a value.</exception>
    public static AlertText Compose(Texts texts, string textKey, IReadOnlyDictionary<string, string> values)
    {
        var lines = texts.Say(textKey, values).Split('\n', 2);
        return new(lines[0].Trim(), lines.Length > 1 ? lines[1].Trim() : "");
    }

    /// <summary>The same message with the mark that it comes late because the machine was off.</summary>
    public static AlertText MarkLate(AlertText text, DateTimeOffset offSince, Wording wording)
    {
        var mark = wording.Texts.Say("duty.late_mark", ("since", wording.Time(offSince)));
        return text with { Body = text.Body.Length == 0 ? mark : $"{text.Body}\n{mark}" };
    }
}
