using SocialWatch.Channels;
using SocialWatch.Classification;
using SocialWatch.Configuration;
using SocialWatch.Mentions;
using SocialWatch.Organisation;
using SocialWatch.Text;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>What the machine reads in a protected text.</summary>
internal sealed record Reading(Classification.Classification Classification, Emergency? Emergency, string Unit, TokenizedText Tokens);

/// <summary>The third step of the flow (DESIGN 5.3): classify, find emergencies, attribute to a unit. Thread-safe.</summary>
internal sealed class Understanding(IMentionClassifier classifier, IEmergencyDetector emergencies, UnitAttributor attributor, UnionConfig config)
{
    private readonly string _root = config.Units.Root(DateOnly.MaxValue);

    public Reading Read(ProtectedItem item, Channel channel)
    {
        var text = TokenizedText.From(item.Text);
        var classification = classifier.Classify(text);
        // Own items feed the floor and stop clocks, never hot spots, cases or alarms (DESIGN 5.4).
        var emergency = item.Source.Origin == Origin.Member ? emergencies.Detect(text) : null;
        return new(classification, emergency, Unit(item, channel, text), text);
    }

    private string Unit(ProtectedItem item, Channel channel, TokenizedText text)
    {
        var day = LocalClock.DateOf(item.Source.At);
        var home = config.Units.Find(channel.Unit, day)?.Id ?? (channel.Unit.Length > 0 ? channel.Unit : _root);
        if (item.Source.Unit is { } named && config.Units.Find(named, day) is { } unit)
        {
            return unit.Id;
        }

        return attributor.Attribute(text, home, day);
    }
}
