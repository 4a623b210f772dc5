using System.Globalization;

namespace SocialWatch.Simulator.Scripting;

/// <summary>
/// Many people writing about one thing: comments under a post ("on") or messages in a chat ("chat"), spread over
/// some minutes, the texts varied a little. The same scenario always gives the same crowd. With "from" it is one person shouting.
/// </summary>
internal static class Crowd
{
    public static IReadOnlyList<ScriptedEvent> Read(FieldReader fields, Scenario head, CrowdPeople people, int index)
    {
        var at = fields.Time("at", head.Start);
        var on = fields.OptionalText("on");
        var chat = fields.OptionalNumber("chat");
        var count = fields.Count("count", 1);
        var minutes = fields.Count("over_minutes");
        var texts = fields.Texts("texts");
        var one = fields.OptionalText("from");
        var key = fields.OptionalText("key");
        if (on is null == chat is null)
        {
            throw fields.Error("on", "or else 'chat' must be given, and not both");
        }

        var dice = new Dice(head.Name, index);
        var order = Enumerable.Range(0, texts.Count).OrderBy(_ => dice.Next(1_000_000)).ToArray();
        var events = new List<ScriptedEvent>(count);
        for (var i = 0; i < count; i++)
        {
            var share = (i + (dice.Next(1000) / 1000.0)) / count;
            events.Add(new ScriptedEvent
            {
                Kind = on is null ? EventKind.Message : EventKind.Comment,
                Index = index,
                At = at.AddSeconds(Math.Floor(share * minutes * 60)),
                On = on,
                Chat = chat ?? 0,
                Key = key is null ? null : string.Create(CultureInfo.InvariantCulture, $"{key}.{i + 1}"),
                From = one ?? people.Next(dice),
                // The first round uses the texts as written.
                Text = i < texts.Count ? texts[order[i]] : TextVariation.Of(texts[order[i % texts.Count]], dice),
            });
        }

        return events;
    }
}
