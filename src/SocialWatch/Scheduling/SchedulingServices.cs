using Quartz;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;

namespace SocialWatch.Scheduling;

/// <summary>The timetable of the service on Quartz: a poll loop per source, the duties, the hot-spot evaluation.</summary>
internal static class SchedulingServices
{
    /// <summary>
    /// How often it is asked whether a source's time has come. When that is, is a fact of the source (interval, back-off, what the platform asked for); a timer of
    /// the interval itself would come a moment before it, each time, and every second poll would be left out.
    /// </summary>
    internal static readonly TimeSpan PollTick = TimeSpan.FromSeconds(5);

    /// <param name="listened">The source that is listened to all the time, hence not polled by the timetable; null when there is none.</param>
    public static IServiceCollection AddScheduling(
        this IServiceCollection services, UnionConfig config, IReadOnlyCollection<string> modules, string? listened = null)
    {
        services.AddSingleton<FirstRound>();
        services.AddQuartz(quartz =>
        {
            foreach (var source in SourceCatalogue.Plan(config, kind => modules.Contains("connector/" + kind)).Where(s => s.Id != listened))
            {
                var key = new JobKey("poll " + source.Id);
                quartz.AddJob<PollJob>(job => job.WithIdentity(key).UsingJobData(PollJob.SourceId, source.Id));
                Every<PollJob>(quartz, key, PollTick);
            }

            var duties = new JobKey("duties");
            quartz.AddJob<DutyJob>(job => job.WithIdentity(duties));
            Every<DutyJob>(quartz, duties, TimeSpan.FromSeconds(2));

            var cards = new JobKey("cards");
            quartz.AddJob<CardJob>(job => job.WithIdentity(cards));
            Every<CardJob>(quartz, cards, TimeSpan.FromSeconds(2));

            var removals = new JobKey("removals");
            quartz.AddJob<RemovalJob>(job => job.WithIdentity(removals));
            Every<RemovalJob>(quartz, removals, TimeSpan.FromHours(1));

            var credentials = new JobKey("credentials");
            quartz.AddJob<CredentialJob>(job => job.WithIdentity(credentials));
            Every<CredentialJob>(quartz, credentials, TimeSpan.FromHours(12));

            var hotSpots = new JobKey("hot spots");
            quartz.AddJob<HotSpotJob>(job => job.WithIdentity(hotSpots));
            Every<HotSpotJob>(quartz, hotSpots, config.Schedule.HotSpots);
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder quartz, JobKey job, TimeSpan interval)
        where TJob : IJob =>
        quartz.AddTrigger<TJob>(trigger => trigger.ForJob(job).WithIdentity("every " + job.Name).StartNow()
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()));
}
