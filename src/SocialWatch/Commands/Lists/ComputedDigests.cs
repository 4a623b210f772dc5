using SocialWatch.Configuration;
using SocialWatch.Digests;
using SocialWatch.Pipeline;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary>The snapshot as it was sent where there is one, else the day as the store tells it now; stores nothing.</summary>
internal sealed class ComputedDigests(IStore store, UnionConfig config) : IDigestSource
{
    public ValueTask<DigestSnapshot?> GetAsync(DateOnly date, bool recompute, CancellationToken cancellationToken) => store.ReadAsync(
        async (session, token) =>
        {
            if (!recompute && await session.DigestAsync(date, token) is { } sent)
            {
                return sent;
            }

            if (await session.AsOfAsync(token) is not { } asOf)
            {
                return null;
            }

            var gather = new DigestGather(config, new FloorGather(config), new ForecastBook(config));
            return new DigestBuilder(PipelineServices.Wording(config)).Build(await gather.GatherAsync(session, date, asOf, token)).Snapshot;
        },
        cancellationToken);
}
