using SocialWatch.Alerts;
using SocialWatch.Alerts.Silences;
using SocialWatch.Configuration;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Desk;

/// <summary>What is said of silences.</summary>
internal sealed class SilenceWords(DeskWords words, ClockWords clock, Wording wording, UnionConfig config)
{
    /// <summary>All of a list, or that there is none.</summary>
    public ChatReply List(IReadOnlyList<Silence> silences, DateTimeOffset now)
    {
        if (silences.Count == 0)
        {
            return words.Reply("chat.silence.none", null);
        }

        var text = words.List().Add(words.Say("chat.silence.title", ("count", Wording.Count(silences.Count))));
        foreach (var one in silences)
        {
            text.AddItem(words.Say(
                "chat.silence.line", ("id", one.Id), ("what", What(one)), ("unit", wording.Unit(one.Unit)), ("until", clock.At(one.Until, now)), ("name", Name(one.Owner)),
                ("reason", one.Reason)));
        }

        return new(text.Add(words.Say("chat.silence.how_end", ("id", silences[0].Id))).Fit());
    }

    public ChatReply Laid(Silence silence, DateTimeOffset now) => new(words.Say(
        "chat.silence.done", ("id", silence.Id), ("what", What(silence)), ("until", clock.At(silence.Until, now)), ("reason", silence.Reason)), silence.Id)
    {
        Buttons = [new("button.imlang_bo", "imlang", "bo " + silence.Id)],
    };

    public ChatReply EndsSoon(Silence silence, DateTimeOffset now) => new(words.Say(
        "chat.silence.soon", ("id", silence.Id), ("what", What(silence)), ("until", clock.At(silence.Until, now)), ("reason", silence.Reason)), silence.Id)
    {
        Buttons = Offers(silence.Object),
    };

    public ChatReply Unused(Silence silence) => words.Reply("chat.silence.unused", silence.Id, ("id", silence.Id), ("what", What(silence)));

    /// <summary>How long and why: what is asked of somebody who only pressed the button.</summary>
    public ChatReply Ask(string code) => new(words.Say("chat.silence.ask", ("code", code)), code) { Buttons = Offers(code) };

    /// <summary>News of a silence wakes nobody, but that it ends tonight cannot wait for the morning.</summary>
    public DateTimeOffset Calm(DateTimeOffset now, bool urgent) => urgent ? now : QuietHours.Of(config.Escalation).Hold(now);

    /// <summary>Ready answers; a channel's name is no code that can be typed.</summary>
    private static CardButton[] Offers(string code) => ObjectCode.Read(code) is null ? []
        :
        [
            new("button.imlang_2h", "imlang", code + " 2 giờ đang xử lý"), new("button.imlang_1d", "imlang", code + " 1 ngày đang xử lý"),
            new("button.imlang_3d", "imlang", code + " 3 ngày chờ cấp trên"),
        ];

    private string What(Silence silence) =>
        ObjectCode.Read(silence.Object) is { Rest.Length: 0 } code ? code.Id
        : silence.Kind is { } kind ? $"{words.AlertKind(kind)} {wording.Channel(silence.Object)}" : wording.Channel(silence.Object);

    private string Name(string person) => config.People.FirstOrDefault(p => p.Id == person)?.Name ?? words.Say("chat.somebody");
}
