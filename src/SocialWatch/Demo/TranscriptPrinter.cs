using System.Globalization;
using System.Text;
using SocialWatch.Chat;
using SocialWatch.Configuration;
using SocialWatch.Simulator;
using SocialWatch.Time;

namespace SocialWatch.Demo;

/// <summary>
/// Writes what was said in the chats of the bot, in order, as it would be read on a phone: who, when, the words, the buttons, what a press showed, and which lines of a card were
/// changed in place. Chats in which the bot said nothing are left out, and a member is nobody. Pure.
/// </summary>
internal sealed class TranscriptPrinter(Texts texts, UnionConfig config, Scenario scenario)
{
    public string Print(IReadOnlyList<ChatLine> lines)
    {
        var spoken = lines.Where(l => l.Kind == "sent").Select(l => l.Chat).ToHashSet();
        var people = new TranscriptPeople(texts, config, scenario, lines.Where(l => l.Kind == "said" && JoinCode.Asked(l.Text) is not null).Select(l => l.Chat).ToHashSet());
        var cards = new Dictionary<(long Chat, long Message), ChatLine>();
        var text = new StringBuilder();
        var (chat, minute, topic) = (0L, "", (long?)null);
        foreach (var line in lines.Where(l => spoken.Contains(l.Chat)))
        {
            var at = Minute(line.At);
            if (line.Chat != chat || at != minute || line.Topic != topic)
            {
                (chat, minute, topic) = (line.Chat, at, line.Topic);
                text.Append(CultureInfo.InvariantCulture, $"\n━━ {at} ━━ {Room(people, line)}\n");
            }

            text.Append(Entry(people, line, cards.GetValueOrDefault((line.Chat, line.Message))));
            if (line.Kind is "sent" or "edited")
            {
                cards[(line.Chat, line.Message)] = line;
            }
        }

        return text.ToString().TrimStart('\n');
    }

    private string Entry(TranscriptPeople people, ChatLine line, ChatLine? before) => line.Kind switch
    {
        "said" => $"{people.Who(line)}{(line.ReplyTo is null ? "" : texts.Say("demo.transcript.reply", ("message", Number(line.ReplyTo))))}: {(line.Text.Length == 0 ? texts.Say("demo.transcript.media") : Indented(line.Text))}\n",
        "pressed" => texts.Say("demo.transcript.pressed", ("who", people.Who(line)), ("button", line.Text), ("message", Number(line.Message))) + "\n",
        "shown" => texts.Say("demo.transcript.shown", ("text", Indented(line.Text))) + "\n",
        "deleted" => texts.Say("demo.transcript.deleted", ("message", Number(line.Message))) + "\n",
        "edited" => Edited(line, before),
        _ => Message(texts.Say(line.Silent ? "demo.transcript.silent" : "demo.transcript.sent", ("message", Number(line.Message))), line),
    };

    /// <summary>An edit as the lines that are new, and the buttons where they changed: a reader of the chat sees nothing else move.</summary>
    private string Edited(ChatLine line, ChatLine? before)
    {
        var head = texts.Say("demo.transcript.edited", ("message", Number(line.Message)));
        if (before is null)
        {
            return Message(head, line);
        }

        var old = before.Text.Split('\n').ToHashSet(StringComparer.Ordinal);
        var fresh = line.Text.Split('\n').Where(l => l.Trim().Length > 0 && !old.Contains(l)).ToList();
        var buttons = line.Buttons.SequenceEqual(before.Buttons) ? "" : line.Buttons.Count == 0 ? $"    {texts.Say("demo.transcript.no_buttons")}\n" : Buttons(line);
        return $"{head} {Indented(fresh.Count == 0 ? texts.Say("demo.transcript.shorter") : string.Join('\n', fresh))}\n{buttons}";
    }

    private static string Message(string head, ChatLine line) => $"{head} {Indented(line.Text)}\n{(line.Buttons.Count == 0 ? "" : Buttons(line))}";

    private static string Buttons(ChatLine line) => "    " + string.Join(' ', line.Buttons.Select(b => $"[{b}]")) + "\n";

    private static string Indented(string text) => text.Trim().Replace("\n", "\n    ", StringComparison.Ordinal);

    private string Room(TranscriptPeople people, ChatLine line) =>
        line.Topic is { } topic ? texts.Say("demo.transcript.topic", ("room", people.Room(line)), ("topic", Number(topic))) : people.Room(line);

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Minute(DateTimeOffset at) => LocalClock.Local(at).ToString("dd/MM HH:mm", CultureInfo.InvariantCulture);
}
