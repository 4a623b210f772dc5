using System.Globalization;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// A duty of every day: its subject is a day of Viet Nam, and doing one plans the next in the same transaction. After days switched off each day comes by itself,
/// oldest first.
/// </summary>
internal abstract class DailyDuty : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd";

    public abstract string Kind { get; }

    public ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        PlanAsync(session, First(now), cancellationToken);

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var day = DateOnly.ParseExact(run.Due.Subject, Pattern, CultureInfo.InvariantCulture);
        await PlanAsync(session, Next(day, run.Now), cancellationToken);
        await DoAsync(session, day, run, cancellationToken);
    }

    /// <summary>A day as the subject of a due row and in file names.</summary>
    public static string Subject(DateOnly day) => day.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>When the duty of a day is due.</summary>
    protected abstract DateTimeOffset At(DateOnly day);

    /// <summary>The day planned at the first start.</summary>
    protected virtual DateOnly First(DateTimeOffset now) => LocalClock.DateOf(now);

    /// <summary>The day planned when one is done.</summary>
    protected virtual DateOnly Next(DateOnly day, DateTimeOffset now) => day.AddDays(1);

    protected abstract ValueTask DoAsync(IWriteSession session, DateOnly day, DueRun run, CancellationToken cancellationToken);

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, Subject(day), At(day)), cancellationToken);
}
