using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Asks how long tokens still hold and tells people two weeks ahead, once per channel; ends the alert when the right was renewed.</summary>
internal sealed partial class CredentialRunner(
    IStore store, SourceCatalogue catalogue, Alerter alerter, Wording wording, UnionConfig config, ILogger<CredentialRunner> log)
{
    /// <summary>How many channels have a right that ends soon.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var source in catalogue.Sources)
        {
            if (catalogue.ConnectorOf(source) is ICredentialProbe probe && await AskAsync(probe, source, cancellationToken) is { } ending)
            {
                told += ending.Count;
                await TellAsync(source, ending, cancellationToken);
            }
        }

        return told;
    }

    private async ValueTask TellAsync(Source source, IReadOnlyList<CredentialNotice> ending, CancellationToken cancellationToken) => await store.WriteAsync(
        async (session, token) =>
        {
            foreach (var channel in source.Channels)
            {
                var notice = ending.Where(e => e.Channel == channel.Id).MinBy(e => e.EndsAt);
                await alerter.RaiseAsync(session, ChannelAlerts.Ending(channel, notice?.EndsAt, wording, config.Escalation), null, token);
            }

            return 0;
        },
        cancellationToken);

    private async ValueTask<IReadOnlyList<CredentialNotice>?> AskAsync(ICredentialProbe probe, Source source, CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // The loop boundary: a token that cannot be asked about now is asked about next time, and the poll of its channel records the fault.
        try
        {
            return await probe.EndingAsync(source, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            NotAsked(log, source.Id, catalogue.ConnectorOf(source).Explain(e).Code);
            return null;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(1881, LogLevel.Information, "Source {Source}: its token could not be asked about ({Code})")]
    private static partial void NotAsked(ILogger logger, string source, string code);
}
