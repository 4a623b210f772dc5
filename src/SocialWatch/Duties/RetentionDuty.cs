using System.Globalization;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// The ends of people's data (DESIGN 7): every hour the texts of messages delivered 24 hours ago and webhook
/// bodies that were never processed; at night raw text after 90 days, reply addresses 30 days
/// after the case closed, the counting table with the key of its week after two weeks.
/// </summary>
internal sealed class RetentionDuty(IKeyRing keys) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd'T'HH";

    /// <summary>The hour of the nightly ends; later on a day whose night the machine slept through.</summary>
    private const int Night = 3;
    private const string Done = "retention_day";

    public string Kind => "retention";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await session.FactAsync(Done, cancellationToken) is null)
        {
            await session.SetFactAsync(Done, "", cancellationToken);
            await PlanAsync(session, now, cancellationToken);
        }
    }

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        await PlanAsync(session, run.Now, cancellationToken);
        await session.BlankOutboxAsync(run.Now.AddHours(-24), cancellationToken);
        await session.BlankAnswersAsync(run.Now.AddHours(-24), cancellationToken);
        await session.DropEnvelopesBeforeAsync(run.Now.AddHours(-23), cancellationToken); // hourly: none gets older than 24 h
        await session.ForgetErasureWishesAsync(null, run.Now.AddHours(-24), cancellationToken);
        await session.ForgetEarlyAnswersAsync(null, run.Now.AddHours(-24), cancellationToken);
        var local = LocalClock.Local(run.Now);
        var today = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (local.Hour >= Night && await session.FactAsync(Done, cancellationToken) != today)
        {
            await session.SetFactAsync(Done, today, cancellationToken);
            await NightAsync(session, run.Now, cancellationToken);
        }
    }

    private async ValueTask NightAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await session.BlankTextsAsync(now.AddDays(-90), cancellationToken);
        await session.ForgetReplyAddressesAsync(now.AddDays(-30), cancellationToken);
        // The keys go first: marks without their key say nothing, and a kill in between leaves marks that the next night empties.
        keys.DestroyOld(LocalClock.DateOf(now));
        await session.ForgetWeeksAsync(await OldWeeksAsync(session, cancellationToken), cancellationToken);
    }

    private async ValueTask<IReadOnlyCollection<string>> OldWeeksAsync(IReadSession session, CancellationToken cancellationToken)
    {
        var live = keys.LiveWeeks.ToHashSet(StringComparer.Ordinal);
        return [.. (await session.MarkedWeeksAsync(cancellationToken)).Where(w => !live.Contains(w))];
    }

    private ValueTask PlanAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = new DateTimeOffset(((now.UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero);
        return session.PlanAsync(new(Kind, next.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture), next), cancellationToken);
    }
}
