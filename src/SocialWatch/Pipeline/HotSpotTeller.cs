using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Tells of hot spots and emergencies: counts, names of units and topics, the next action; never a member's words.</summary>
internal sealed class HotSpotTeller(Alerter alerter, Wording wording, UnionConfig config, HotSpotPolicy policy)
{
    public async ValueTask TellAsync(IWriteSession session, HotSpotDecision decision, IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        foreach (var request in HotSpotAlerts.Of(decision, topics, wording, config.Escalation, policy, config.Units.Root(DateOnly.MaxValue)))
        {
            await alerter.RaiseAsync(session, request, null, cancellationToken);
        }
    }

    /// <summary>A person ended it: whoever was told of it hears that, and nobody else.</summary>
    public async ValueTask EndAsync(IWriteSession session, HotSpot spot, string key, string name, CancellationToken cancellationToken)
    {
        foreach (var request in HotSpotAlerts.Ended(spot, key, name, wording, config.Escalation, config.Units.Root(DateOnly.MaxValue)))
        {
            await alerter.RaiseAsync(session, request, null, cancellationToken);
        }
    }

    /// <summary>A holding statement to be approved: from a template per topic, which promises nothing and states no fact.</summary>
    public HoldingStatement Draft(HotSpot spot) => new(wording.Texts.Say(wording.KeyOf("holding", spot.Topic), ("topic", wording.Topic(spot.Topic)), ("unit", wording.Unit(spot.Unit))));

    public async ValueTask TellEmergencyAsync(IWriteSession session, HotSpotDecision decision, string kind, Mention mention, int observed, CancellationToken cancellationToken) =>
        await alerter.RaiseAsync(session, HotSpotAlerts.Emergency(decision, kind, mention.Channel, mention.At, observed, wording, config.Escalation), null, cancellationToken);

    /// <summary>A restricted kind: for the duty officer alone, by its internal code.</summary>
    public async ValueTask TellRestrictedAsync(IWriteSession session, Mention mention, CancellationToken cancellationToken) => await alerter.RaiseAsync(
        session, HotSpotAlerts.Restricted(mention.Id, mention.Emergency!, mention.Unit, mention.Channel, mention.At, wording, config.Escalation), null, cancellationToken);
}
