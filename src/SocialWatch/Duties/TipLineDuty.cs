using System.Globalization;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Duties;

/// <summary>Every hour: places without an API that nobody looked at for too long; and officers' names behind what they told, which go after 30 days (DESIGN 7).</summary>
internal sealed class TipLineDuty(TipHealth health) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd'T'HH";
    private const string Planned = "tipline_planned";
    private const int OfficerDays = 30;

    public string Kind => "tipline";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await session.FactAsync(Planned, cancellationToken) is null)
        {
            await session.SetFactAsync(Planned, "", cancellationToken);
            await PlanAsync(session, now, cancellationToken);
        }
    }

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        await PlanAsync(session, run.Now, cancellationToken);
        await health.WatchAsync(session, cancellationToken);
        await session.ForgetTipOfficersAsync(run.Now.AddDays(-OfficerDays), cancellationToken);
    }

    private ValueTask PlanAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = new DateTimeOffset(((now.UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return session.PlanAsync(new(Kind, next.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture), next), cancellationToken);
    }
}
