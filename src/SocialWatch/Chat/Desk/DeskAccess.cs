using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// What a reader may see (DESIGN 6.3): their unit and below, the officer on the roster the whole organisation; restricted matters only the officer who is or was
/// told of them, in private. Thread-safe.
/// </summary>
internal sealed class DeskAccess(UnionConfig config)
{
    private const string Probe = "officer";

    /// <summary>Whether a unit is in a person's scope now.</summary>
    public bool Sees(Person person, string unit, DateTimeOffset now)
    {
        var today = LocalClock.DateOf(now);
        return config.Units.IsSameOrBelow(unit, person.Unit, today)
            || (config.Units.Find(unit, today) is null && person.Unit == config.Units.Root(today)) // a body that is gone belongs to the whole
            || (!person.Group && Roster.OnDuty(config.Roster, now)?.Person == person.Id);
    }

    /// <summary>Whether a person watches over the whole organisation now.</summary>
    public bool SeesAll(Person person, DateTimeOffset now) => Sees(person, config.Units.Root(LocalClock.DateOf(now)), now);

    /// <summary>The key of the refusal, null when it may be shown.</summary>
    /// <param name="since">When a restricted matter was told: whoever was on duty then may go on with it.</param>
    public string? Refusal(ChatCall call, string unit, bool restricted, DateTimeOffset since)
    {
        if (restricted)
        {
            return !call.Private ? "chat.refused.restricted_group"
                : IsOfficer(call.Person, unit, call.Now) || IsOfficer(call.Person, unit, since) ? null
                : "chat.refused.restricted";
        }

        return Sees(call.Person, unit, call.Now) ? null : "chat.refused.scope";
    }

    /// <summary>Whether a restricted alert raised at an instant would be told to this person: asked of the desk that decides it, so that there is one rule.</summary>
    private bool IsOfficer(Person person, string unit, DateTimeOffset at)
    {
        var today = LocalClock.DateOf(at);
        var context = new AlertContext(
            config.People, config.Roster, config.Escalation, (below, scope) => config.Units.IsSameOrBelow(below, scope, today), config.Units.Root(today));
        var request = new AlertRequest(
            Probe, "emergency", unit, Level.Urgent, Probe, new Dictionary<string, string>(), config.Escalation.Roles.GetValueOrDefault("emergency", []), Restricted: true);
        return AlertReaders.Of(request, context, at).Any(d => d.Person == person.Id && d.TextKey == Probe);
    }
}
