using Microsoft.Extensions.Logging.Abstractions;
using SocialWatch.Chat;
using SocialWatch.Notify;
using SocialWatch.Pipeline;
using SocialWatch.Privacy;
using SocialWatch.Tests.Pipeline;
using SocialWatch.Webhooks;

namespace SocialWatch.Tests.Webhooks;

/// <summary>The processing alone, made anew on a reopened store.</summary>
internal sealed class HookBenchAfterRestart
{
    public HookBenchAfterRestart(Bench bench)
    {
        var box = new EnvelopeBox(bench.Store, bench.Get<IKeyRing>(), new(), bench.Clock);
        Runner = new(
            bench.Store, new([new PlainHook(bench)]), box, bench.Get<IngestStage>(), bench.Get<IStaffInbox>(), bench.Get<OutboxSignal>(),
            NullLogger<EnvelopeRunner>.Instance);
    }

    public EnvelopeRunner Runner { get; }
}
