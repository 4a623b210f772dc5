using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>
/// At 07:00 the digest of the day before: computed, stored as it is, sent with its page and a button to say that it was read (DESIGN 6.6). After days switched
/// off every day gets its snapshot and only the newest is sent.
/// </summary>
internal sealed class DigestDuty(DigestGather gather, DigestReaders readers, Alerter alerter, Wording wording, UnionConfig config, DemoMark demo) : DailyDuty
{
    /// <summary>The button under a digest.</summary>
    private const string ReadButton = "button.digest_read";

    public override string Kind => "digest";

    /// <summary>What presses as "Đã đọc" under the digest of a day.</summary>
    public static CardButton Read(DateOnly day) => new(ReadButton, "dadoc", Subject(day));

    protected override DateTimeOffset At(DateOnly day) => LocalClock.At(day.AddDays(1), config.Schedule.Digest);

    protected override async ValueTask DoAsync(IWriteSession session, DateOnly day, DueRun run, CancellationToken cancellationToken)
    {
        var digest = new DigestBuilder(wording).Build(await gather.GatherAsync(session, day, run.Now, cancellationToken));
        await session.SaveDigestAsync(digest.Snapshot, cancellationToken);
        if (At(day.AddDays(1)) <= run.Now)
        {
            return;
        }

        var lines = digest.Text.Split('\n', 2);
        var notice = new StaffNotice(new(lines[0], lines.Length > 1 ? lines[1] : ""))
        {
            Buttons = [Read(day)],
            Document = new($"ban-tin-{Subject(day)}.html", new DigestPage(wording).Build(digest.Json, demo.On)),
        };
        await alerter.TellAsync(session, "digest/" + Subject(day), Kind, notice, readers.All(run.Now), run.Late ? run.Due.At : null, cancellationToken);
        await session.PlanAsync(DigestReminderDuty.Of(day, run.Now), cancellationToken);
    }
}
