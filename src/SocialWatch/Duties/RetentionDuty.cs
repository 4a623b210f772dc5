using System.Globalization;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// The ends of people's data (DESIGN 7), every night: raw text after 90 days, message texts 24 hours after delivery, reply addresses 30 days after
/// the case closed, the counting table with the key of its week after two weeks.
/// </summary>
internal sealed class RetentionDuty(IKeyRing keys) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd";
    private static readonly TimeOnly At = new(3, 0);

    public string Kind => "retention";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        await PlanAsync(session, LocalClock.DateOf(now).AddDays(1), cancellationToken);

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(run.Now);
        await PlanAsync(session, today.AddDays(1), cancellationToken);
        await session.BlankTextsAsync(run.Now.AddDays(-90), cancellationToken);
        await session.BlankOutboxAsync(run.Now.AddHours(-24), cancellationToken);
        await session.ForgetReplyAddressesAsync(run.Now.AddDays(-30), cancellationToken);
        // The keys go first: marks without their key say nothing, and a kill in between leaves marks that the next night empties.
        keys.DestroyOld(today);
        await session.ForgetWeeksAsync(await OldWeeksAsync(session, cancellationToken), cancellationToken);
    }

    private async ValueTask<IReadOnlyCollection<string>> OldWeeksAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var live = keys.LiveWeeks.ToHashSet(StringComparer.Ordinal);
        return [.. (await session.MarkedWeeksAsync(cancellationToken)).Where(w => !live.Contains(w))];
    }

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, day.ToString(Pattern, CultureInfo.InvariantCulture), LocalClock.At(day, At)), cancellationToken);
}
