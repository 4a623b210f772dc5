using System.Text.Json.Nodes;

namespace SocialWatch.Simulator.World;

/// <summary>The updates that wait for one bot: at most 24 simulated hours, gone once a higher offset was asked for. Not thread-safe.</summary>
internal sealed class BotMailbox
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly LinkedList<(long Id, DateTimeOffset At, JsonObject Body)> waiting = new();
    private HashSet<string>? allowed;
    private long last = 184_000_000;

    public int Waiting => waiting.Count;

    /// <summary>The poller whose turn it is; a second one ends it.</summary>
    public CancellationTokenSource? Poller { get; set; }

    public void Put(string kind, JsonObject content, DateTimeOffset at, long planned = 0)
    {
        last = Math.Max(planned, last + 1);
        // Without a list from the bot it gets everything but the three kinds that must be asked for by name.
        if (allowed?.Contains(kind) ?? kind is not ("chat_member" or "message_reaction" or "message_reaction_count"))
        {
            waiting.AddLast((last, at, new JsonObject { ["update_id"] = last, [kind] = content.DeepClone() }));
        }
    }

    /// <summary>An omitted list keeps the former setting; an empty one means the default.</summary>
    public void Allow(IReadOnlyCollection<string> kinds) => allowed = kinds.Count == 0 ? null : new HashSet<string>(kinds, StringComparer.Ordinal);

    public JsonArray Take(long? offset, int limit, DateTimeOffset now)
    {
        if (offset < 0)
        {
            while (waiting.Count > -offset)
            {
                waiting.RemoveFirst();
            }
        }

        while (waiting.First is { } first && (first.Value.Id < offset || first.Value.At <= now - Kept))
        {
            waiting.RemoveFirst();
        }

        return new JsonArray([.. waiting.Take(limit).Select(update => update.Body.DeepClone())]);
    }
}
