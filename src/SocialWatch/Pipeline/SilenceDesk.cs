using System.Globalization;
using SocialWatch.Alerts.Engine;
using SocialWatch.Alerts.Silences;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Pipeline;

/// <summary>Keeps silences (DESIGN 6.3): lays them over what is live, looks at them in time, ends them and lets what they kept quiet be told.</summary>
internal sealed class SilenceDesk(AlertGuard guard, AlertCarrier carrier, LocalClock clock, ILogger<SilenceDesk> log)
{
    /// <summary>The duty by which a silence is looked at.</summary>
    public const string Duty = "silence";

    /// <summary>Stores a new one (its id is drawn here) and takes back what still waits of its alerts.</summary>
    public async ValueTask<Silence> LayAsync(IWriteSession session, Silence silence, CancellationToken cancellationToken)
    {
        var laid = silence with { Id = "S" + Plain(await session.NextAsync("S", 1, cancellationToken)) };
        await session.SaveSilenceAsync(laid, cancellationToken);
        AlertLog.Silenced(log, laid.Owner, laid.Object, laid.Id, laid.Until);
        foreach (var alert in (await session.LiveAlertsOfAsync(laid.Object, cancellationToken)).Where(a => laid.Covers(a, clock.Now)))
        {
            await guard.DecideAsync(session, new AlertEvent.Silenced(alert.Id, laid.Id), cancellationToken);
        }

        await PlanAsync(session, laid, cancellationToken);
        return laid;
    }

    /// <summary>Ends it by somebody's wish; the silence as it ended.</summary>
    public ValueTask<Silence> EndAsync(IWriteSession session, Silence silence, string person, CancellationToken cancellationToken) =>
        KeepAsync(session, silence with { EndedAt = clock.Now, End = SilenceEnd.Person }, person, cancellationToken);

    /// <summary>Looks at it now; the silence as it is after that.</summary>
    public async ValueTask<Silence> LookAsync(IWriteSession session, Silence silence, CancellationToken cancellationToken)
    {
        var live = await session.LiveAlertsOfAsync(silence.Object, cancellationToken);
        return await KeepAsync(session, SilenceRules.Look(silence, live.Any(a => silence.Covers(a, clock.Now)), clock.Now), "-", cancellationToken);
    }

    private async ValueTask<Silence> KeepAsync(IWriteSession session, Silence silence, string person, CancellationToken cancellationToken)
    {
        await session.SaveSilenceAsync(silence, cancellationToken);
        if (silence.End is { } end)
        {
            AlertLog.SilenceEnded(log, silence.Id, silence.Object, end.ToString(), person);
            await session.CancelAsync(Duty, silence.Id + "/", cancellationToken);
            await carrier.WakeAsync(session, silence.Id, clock.Now, cancellationToken);
            return silence;
        }

        await PlanAsync(session, silence, cancellationToken);
        return silence;
    }

    private async ValueTask PlanAsync(IWriteSession session, Silence silence, CancellationToken cancellationToken)
    {
        await session.CancelAsync(Duty, silence.Id + "/", cancellationToken);
        if (SilenceRules.NextAt(silence, clock.Now) is { } next)
        {
            await session.PlanAsync(new(Duty, $"{silence.Id}/{Plain(await session.NextAsync("tick", 1, cancellationToken))}", next), cancellationToken);
        }
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
