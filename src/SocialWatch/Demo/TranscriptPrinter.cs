using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Simulator;
using SocialWatch.Time;

namespace SocialWatch.Demo;

/// <summary>
/// Writes what was said in the chats of staff, in order, as it would be read on a phone: who, when, the words, the buttons, what a press showed, and how a card was changed in place.
/// Chats in which the bot said nothing are left out. Pure.
/// </summary>
internal sealed class TranscriptPrinter(Texts texts, UnionConfig config, Scenario scenario)
{
    private readonly Dictionary<string, string> _names = scenario.People.ToDictionary(
        p => p.Key, p => Name(config, p.Id) ?? p.Key, StringComparer.Ordinal);

    public string Print(IReadOnlyList<ChatLine> lines)
    {
        var spoken = lines.Where(l => l.Kind == "sent").Select(l => l.Chat).ToHashSet();
        var text = new System.Text.StringBuilder();
        var (chat, minute, topic) = (0L, "", (long?)null);
        foreach (var line in lines.Where(l => spoken.Contains(l.Chat)))
        {
            var at = Minute(line.At);
            if (line.Chat != chat || at != minute || line.Topic != topic)
            {
                (chat, minute, topic) = (line.Chat, at, line.Topic);
                text.Append(CultureInfo.InvariantCulture, $"\n━━ {at} ━━ {Room(line)}\n");
            }

            text.Append(Entry(line));
        }

        return text.ToString().TrimStart('\n');
    }

    private string Entry(ChatLine line) => line.Kind switch
    {
        "said" => $"{Who(line)}{(line.ReplyTo is null ? "" : texts.Say("demo.transcript.reply", ("message", Number(line.ReplyTo))))}: {Indented(line.Text)}\n",
        "pressed" => texts.Say("demo.transcript.pressed", ("who", Who(line)), ("button", line.Text), ("message", Number(line.Message))) + "\n",
        "shown" => texts.Say("demo.transcript.shown", ("text", Indented(line.Text))) + "\n",
        "deleted" => texts.Say("demo.transcript.deleted", ("message", Number(line.Message))) + "\n",
        "edited" => Message(texts.Say("demo.transcript.edited", ("message", Number(line.Message))), line),
        _ => Message(texts.Say(line.Silent ? "demo.transcript.silent" : "demo.transcript.sent", ("message", Number(line.Message))), line),
    };

    private static string Message(string head, ChatLine line) =>
        $"{head} {Indented(line.Text)}\n{(line.Buttons.Count == 0 ? "" : "    " + string.Join(' ', line.Buttons.Select(b => $"[{b}]")) + "\n")}";

    private static string Indented(string text) => text.Trim().Replace("\n", "\n    ", StringComparison.Ordinal);

    private string Room(ChatLine line)
    {
        var name = Name(config, line.Chat) ?? line.Room;
        return line.Topic is { } topic ? texts.Say("demo.transcript.topic", ("room", name), ("topic", Number(topic))) : name;
    }

    private string Who(ChatLine line) => _names.GetValueOrDefault(line.Who, line.Who);

    private static string? Name(UnionConfig config, long chat) =>
        config.People.FirstOrDefault(p => p.Sinks.Any(s => s.Split('/', 2)[0] == $"telegram:{chat.ToString(CultureInfo.InvariantCulture)}"))?.Name;

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Minute(DateTimeOffset at) => LocalClock.Local(at).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);
}
