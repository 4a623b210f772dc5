using System.Globalization;
using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// At 07:00 the digest of the day before: computed, stored as it is, sent (DESIGN 6.6). After days switched off every day gets its snapshot and only the
/// newest is sent.
/// </summary>
internal sealed class DigestDuty(DigestGather gather, Alerter alerter, Wording wording, UnionConfig config) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd";

    public string Kind => "digest";

    public async ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        await PlanAsync(session, LocalClock.DateOf(now), cancellationToken);

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var day = DateOnly.ParseExact(run.Due.Subject, Pattern, CultureInfo.InvariantCulture);
        await PlanAsync(session, day.AddDays(1), cancellationToken);
        var digest = new DigestBuilder(wording).Build(await gather.GatherAsync(session, day, run.Now, cancellationToken));
        await session.SaveDigestAsync(digest.Snapshot, cancellationToken);
        if (SendAt(day.AddDays(1)) > run.Now)
        {
            var lines = digest.Text.Split('\n', 2);
            var roles = config.Escalation.Roles.GetValueOrDefault("digest", []);
            await alerter.TellAsync(
                session, "digest/" + run.Due.Subject, "digest", new(lines[0], lines.Length > 1 ? lines[1] : ""), roles, run.Late ? run.Due.At : null, cancellationToken);
        }
    }

    private DateTimeOffset SendAt(DateOnly day) => LocalClock.At(day.AddDays(1), config.Schedule.Digest);

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, day.ToString(Pattern, CultureInfo.InvariantCulture), SendAt(day)), cancellationToken);
}
