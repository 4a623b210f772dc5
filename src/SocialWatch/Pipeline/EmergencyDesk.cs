using SocialWatch.HotSpots;
using SocialWatch.Mentions;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>
/// Raises emergencies at once, inside the transaction of the page (DESIGN 5.3): a hot spot of level 3, or for restricted kinds a private alert alone.
/// </summary>
internal sealed class EmergencyDesk(HotSpotPolicy policy, HotSpotTeller teller)
{
    public async ValueTask ConsiderAsync(IWriteSession session, Mention mention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (mention.Emergency is not { } kind)
        {
            return;
        }

        if (mention.Restricted)
        {
            await teller.TellRestrictedAsync(session, mention, cancellationToken);
            return;
        }

        var existing = await session.LatestHotSpotAsync(EmergencyRule.TopicOf(kind), mention.Unit, cancellationToken);
        var facts = new EmergencyFacts(kind, mention.Unit, mention.Restricted, mention.Story == mention.Id);
        var step = EmergencyRule.Step(existing, facts, now, policy);
        if (step is { Next: { Holding: null } next })
        {
            step = step with { Next = next with { Holding = teller.Draft(next) } };
        }

        var decision = await HotSpotDesk.SaveAsync(session, step, cancellationToken);
        if (decision.Tells)
        {
            // On a hot spot that was open for something else, its count speaks of that other thing.
            var first = existing is { State: not HotSpotState.Resolved, Level: < Level.Urgent };
            await teller.TellEmergencyAsync(session, decision, kind, mention, first ? 1 : (int)decision.Next!.Observed, cancellationToken);
        }
    }
}
