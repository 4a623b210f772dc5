using System.Globalization;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>Every night: buttons and codes that ended, and cards as old as the cores of cases may become (DESIGN 7).</summary>
internal sealed class DeskRetentionDuty : IDueDuty
{
    private const int CardMonths = 24;
    private static readonly TimeOnly Night = new(3, 20);

    public string Kind => "desk_retention";

    public ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) => PlanAsync(session, now, cancellationToken);

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        await PlanAsync(session, run.Now, cancellationToken);
        await session.ForgetCardsAsync(run.Now.AddDays(-1), run.Now.AddMonths(-CardMonths), cancellationToken);
        await session.ForgetInvitesAsync(run.Now.AddDays(-30), cancellationToken);
    }

    private ValueTask PlanAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(now);
        var next = LocalClock.At(today, Night) > now ? today : today.AddDays(1);
        return session.PlanAsync(new(Kind, next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LocalClock.At(next, Night)), cancellationToken);
    }
}
