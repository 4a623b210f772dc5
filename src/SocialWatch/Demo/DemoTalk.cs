using System.Globalization;
using SocialWatch.Chat;
using SocialWatch.Configuration;
using SocialWatch.Simulator;
using SocialWatch.Time;

namespace SocialWatch.Demo;

/// <summary>What staff typed and pressed in the simulated chats, as lines for the screen, so that a viewer sees what the desk answers to. Members' chats are left out.</summary>
internal sealed class DemoTalk(DemoWorld world, Texts texts, UnionConfig config, Scenario scenario)
{
    private readonly HashSet<long> _joined = [];
    private int _seen;

    /// <summary>What came since the last call.</summary>
    public async ValueTask<IReadOnlyList<string>> NewAsync(CancellationToken cancellationToken)
    {
        if (!world.IsInside)
        {
            return [];
        }

        var all = await world.TranscriptAsync(cancellationToken);
        var people = new TranscriptPeople(texts, config, scenario, _joined);
        var lines = new List<string>();
        foreach (var line in all.Skip(_seen))
        {
            if (line.Kind == "said" && JoinCode.Asked(line.Text) is not null)
            {
                _joined.Add(line.Chat);
            }

            if (line.Kind is "said" or "pressed" && people.Speaks(line) is { } who)
            {
                var key = line.Kind == "pressed" ? "demo.talk.pressed" : line.ReplyTo is null ? "demo.talk.said" : "demo.talk.replied";
                lines.Add(texts.Say(key, ("time", LocalClock.Local(line.At).ToString("HH:mm dd/MM", CultureInfo.InvariantCulture)), ("who", who), ("text", Said(line))));
            }
        }

        _seen = all.Count;
        return lines;
    }

    private string Said(ChatLine line) => line.Text.Length == 0 ? texts.Say("demo.transcript.media") : line.Text.ReplaceLineEndings(" ");
}
