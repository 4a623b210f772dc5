using SocialWatch.HotSpots;

namespace SocialWatch.Alerts.Engine;

/// <summary>
/// When an alert speaks again by itself (product anchors 7, alerts 2 and 5): the end of its wait, the end of an acknowledgement, the chain, the reminders. A lower level
/// than 3 keeps still in the quiet hours, so that a night does not use the chain up unheard. Pure, thread-safe.
/// </summary>
internal static class AlertTimers
{
    /// <summary>Reminders before only the digest speaks of it.</summary>
    public const int MostRepeats = 2;

    /// <summary>The nearest of all; null when only an event can change it.</summary>
    public static DateTimeOffset? Next(Alert alert, AlertContext context)
    {
        DateTimeOffset?[] all = [alert.TellAt, AckEnds(alert, context), Nudge(alert, context), Climb(alert, context), Repeat(alert, context)];
        return all.Min();
    }

    /// <summary>When who took it is asked what became of it.</summary>
    public static DateTimeOffset? AckEnds(Alert alert, AlertContext context) =>
        alert is { State: AlertState.Acknowledged, AckExpiresAt: { } ends } ? Held(alert, ends, context) : null;

    /// <summary>The next word after an acknowledgement ran out and nobody took it again.</summary>
    public static DateTimeOffset? Nudge(Alert alert, AlertContext context)
    {
        if (alert is not { State: AlertState.Open, Retriggers: > 0, NudgedAt: { } last } || (alert.Restricted && alert.Retriggers >= context.Policy.Alerts.Retriggers))
        {
            return null;
        }

        var policy = context.Policy.Alerts;
        return Held(alert, last + (alert.Retriggers >= policy.Retriggers ? policy.CommitteeEvery : policy.AckFor(alert.Level)), context);
    }

    /// <summary>The next step of the chain while nobody took it; a restricted matter stays with the officer.</summary>
    public static DateTimeOffset? Climb(Alert alert, AlertContext context)
    {
        var policy = context.Policy.Alerts;
        return Waits(alert) is { } told && !alert.Restricted && alert.Rung < policy.Chain.Count ? Held(alert, told + ((alert.Rung + 1) * policy.AckFor(alert.Level)), context) : null;
    }

    /// <summary>The next reminder while nobody took it.</summary>
    public static DateTimeOffset? Repeat(Alert alert, AlertContext context)
    {
        var policy = context.Policy.Alerts;
        return Waits(alert) is { } told && alert.Repeats < MostRepeats
            ? Held(alert, told + policy.RepeatAfter + (alert.Repeats == 0 ? TimeSpan.Zero : policy.RepeatAgain), context)
            : null;
    }

    /// <summary>Since when it waits for somebody to take it; null when it does not.</summary>
    private static DateTimeOffset? Waits(Alert alert) =>
        alert is { State: AlertState.Open, Retriggers: 0, Level: >= Level.Hot } && AlertKindRule.Of(alert.Kind).Nags ? alert.ToldAt : null;

    private static DateTimeOffset Held(Alert alert, DateTimeOffset at, AlertContext context) => alert.Level == Level.Urgent ? at : QuietHours.Of(context.Policy).Hold(at);
}
