using Quartz;
using SocialWatch.Pipeline;

namespace SocialWatch.Scheduling;

/// <summary>Polls one source; skipped while the previous poll of the same source still runs or its back-off has not passed.</summary>
[DisallowConcurrentExecution]
internal sealed class PollJob(CollectRunner runner, SourceCatalogue catalogue, FirstRound round, Notify.OutboxSignal signal) : IJob
{
    /// <summary>The id of the source in the job's data.</summary>
    public const string SourceId = "source";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(SourceId);
        if (catalogue.Sources.FirstOrDefault(s => s.Id == id) is not { } source)
        {
            return;
        }

        try
        {
            if (await runner.PollIfDueAsync(source, cancellationToken) is > 0)
            {
                signal.Ring();
            }
        }
        finally
        {
            round.Asked(source.Id);
        }
    }
}
