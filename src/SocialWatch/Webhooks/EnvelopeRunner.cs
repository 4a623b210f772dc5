using SocialWatch.Channels;
using SocialWatch.Chat;
using SocialWatch.Mentions;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Webhooks;

/// <summary>
/// Processes kept bodies in their order: what they say and their end are one transaction (DESIGN 5.2). A body that cannot be read stands aside after a few tries
/// and goes with the next day; it holds up nothing.
/// </summary>
internal sealed partial class EnvelopeRunner(
    IStore store, WebhookTable hooks, EnvelopeBox box, IngestStage ingest, IStaffInbox desk, OutboxSignal outbox, ILogger<EnvelopeRunner> log)
{
    /// <summary>Few, so that the next call waits for the writer only a moment.</summary>
    private const int Batch = 20;
    private const int Tries = 3;

    /// <summary>Takes up to 20 in hand; returns how many. Nothing left to try gives 0.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var envelopes = await store.ReadAsync((s, t) => s.EnvelopesAsync(Batch, Tries, t), cancellationToken);
        var read = new List<(Envelope Envelope, WebhookContent Content)>();
        foreach (var envelope in envelopes)
        {
            if (await ReadAsync(envelope, cancellationToken) is { } content)
            {
                read.Add((envelope, content));
            }
        }

        if (read.Count > 0 && !await TryCommitAsync(read, cancellationToken) && read.Count > 1)
        {
            // One of them is bad: each alone, so that the others go through.
            foreach (var one in read)
            {
                await TryCommitAsync([one], cancellationToken);
            }
        }

        return envelopes.Count;
    }

    private async ValueTask<bool> TryCommitAsync(List<(Envelope Envelope, WebhookContent Content)> read, CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // The loop boundary: one body, whatever is in it, must not stop the others.
        try
        {
            await CommitAsync(read, cancellationToken);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not StoreFaultException)
        {
            if (read.Count == 1)
            {
                await FailedAsync(read[0].Envelope, e, cancellationToken);
            }

            return false;
        }
#pragma warning restore CA1031
    }

    private async ValueTask FailedAsync(Envelope envelope, Exception fault, CancellationToken cancellationToken)
    {
        NotRead(log, envelope.Hook, envelope.Number, fault.GetType().Name);
        await store.WriteAsync(
            async (session, token) =>
            {
                await session.EnvelopeFailedAsync(envelope.Number, token);
                return true;
            },
            cancellationToken);
    }

    private async ValueTask CommitAsync(List<(Envelope Envelope, WebhookContent Content)> read, CancellationToken cancellationToken)
    {
        List<FetchedItem> items = [.. read.SelectMany(r => r.Content.Items)];
        List<StaffMessage> staff = [.. read.SelectMany(r => r.Content.Staff)];
        await ingest.CommitAsync(
            items, IngestMode.Live,
            async (session, _, token) =>
            {
                await desk.TakeAsync(session, staff, token);
                foreach (var channel in read.SelectMany(r => r.Content.PollNow).Distinct(StringComparer.Ordinal))
                {
                    await PollSoonAsync(session, channel, token);
                }

                await session.DropEnvelopesAsync(read.ConvertAll(r => r.Envelope.Number), token);
            },
            cancellationToken);
        foreach (var (kind, count) in read.SelectMany(r => r.Content.PassedOver))
        {
            PassedOver(log, kind, count);
        }

        if (items.Count + staff.Count > 0)
        {
            outbox.Ring();
        }
    }

    private static async ValueTask PollSoonAsync(IWriteSession session, string channel, CancellationToken cancellationToken)
    {
        // A channel that is backing off keeps its pause: the platform asked for it.
        if (await session.ChannelStateAsync(channel, cancellationToken) is { Fault: null, NextPollAt: not null } state)
        {
            await session.SaveChannelStateAsync(state with { NextPollAt = null }, cancellationToken);
        }
    }

    private async ValueTask<WebhookContent?> ReadAsync(Envelope envelope, CancellationToken cancellationToken)
    {
#pragma warning disable CA1031 // The loop boundary: one body, whatever is in it, must not stop the others.
        try
        {
            return hooks.Find(envelope.Hook) is { } hook ? await hook.ReadAsync(box.Open(envelope), cancellationToken) : WebhookContent.Nothing;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailedAsync(envelope, e, cancellationToken);
            return null;
        }
#pragma warning restore CA1031
    }

    [LoggerMessage(1811, LogLevel.Warning, "Webhook {Hook}: body {Number} could not be read ({Fault})")]
    private static partial void NotRead(ILogger logger, string hook, long number, string fault);

    [LoggerMessage(1812, LogLevel.Debug, "Webhooks: {Count} passed over ({Kind})")]
    private static partial void PassedOver(ILogger logger, string kind, int count);
}
