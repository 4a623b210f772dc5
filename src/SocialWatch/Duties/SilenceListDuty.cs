using System.Globalization;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Duties;

/// <summary>Every Monday morning, with the watchdog, those who read the digest get the list of what is silenced, so that none is forgotten (product anchors 7, alerts 7).</summary>
internal sealed class SilenceListDuty(Alerter alerter, SilenceWords words, UnionConfig config) : IDueDuty
{
    private const string Pattern = "yyyy-MM-dd";

    public string Kind => "silence_list";

    public ValueTask PlanFirstAsync(IWriteSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = LocalClock.DateOf(now);
        var monday = today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 7) % 7);
        return PlanAsync(session, At(monday) >= now ? monday : monday.AddDays(7), cancellationToken);
    }

    public async ValueTask RunAsync(IWriteSession session, DueRun run, CancellationToken cancellationToken)
    {
        var monday = DateOnly.ParseExact(run.Due.Subject, Pattern, CultureInfo.InvariantCulture);
        var next = monday.AddDays(7);
        while (At(next) < run.Now)
        {
            next = next.AddDays(7);
        }

        await PlanAsync(session, next, cancellationToken);
        if (await session.SilencesAsync(cancellationToken) is { Count: > 0 } silences)
        {
            var lines = words.List(silences, run.Now).Text.Split('\n', 2);
            await alerter.TellAsync(
                session, "silences/" + run.Due.Subject, "silences", new(new(lines[0], lines[1])),
                AlertBoards.ReadersOf(config, "silences", config.Escalation.Roles.GetValueOrDefault("digest", []), run.Now),
                run.Late ? run.Due.At : null, cancellationToken);
        }
    }

    private DateTimeOffset At(DateOnly day) => LocalClock.At(day, config.Schedule.Watchdog);

    private ValueTask PlanAsync(IWriteSession session, DateOnly day, CancellationToken cancellationToken) =>
        session.PlanAsync(new(Kind, day.ToString(Pattern, CultureInfo.InvariantCulture), At(day)), cancellationToken);
}
