using SocialWatch.Chat;
using SocialWatch.Mentions;

namespace SocialWatch.Channels;

/// <summary>What to do with a call of a webhook.</summary>
public enum WebhookVerdict
{
    /// <summary>It is the platform's, and worth keeping.</summary>
    Keep,

    /// <summary>It is the platform's and says nothing we take: its kind is counted, nothing kept (DESIGN 5.2).</summary>
    Ignore,

    /// <summary>The signature is missing or wrong, or it is not a call of this platform.</summary>
    Refuse,
}

/// <summary>The verdict with its reason, a code for the log.</summary>
public sealed record WebhookCheck(WebhookVerdict Verdict, string Code);

/// <summary>What one webhook body says.</summary>
/// <param name="Items">In any order; the same item twice, or again later, is fine.</param>
/// <param name="PassedOver">Counts of things not taken, by kind.</param>
public sealed record WebhookContent(IReadOnlyList<FetchedItem> Items, IReadOnlyDictionary<string, int> PassedOver)
{
    public static readonly WebhookContent Nothing = new([], new Dictionary<string, int>());

    /// <summary>What staff wrote in their own chats.</summary>
    public IReadOnlyList<StaffMessage> Staff { get; init; } = [];

    /// <summary>Channels worth a poll now: the call tells that something changed without saying what.</summary>
    public IReadOnlyList<string> PollNow { get; init; } = [];
}

/// <summary>
/// Takes one platform's webhook calls. They only shorten the wait, polling reconciles (DESIGN 5.1): calls come more than once, late, out of order, or never.
/// Found through the module that registers it. Thread-safe.
/// </summary>
public interface IWebhook
{
    /// <summary>Unique; the call's path is <c>/hook/{id}</c>.</summary>
    string Id { get; }

    /// <summary>The answer to the platform's question whether this address is ours (a GET); null refuses it.</summary>
    /// <param name="query">A query parameter by name, null when absent.</param>
    string? Challenge(Func<string, string?> query);

    /// <summary>Checks the signature over the raw bytes, in constant time, before anything is parsed for its meaning.</summary>
    /// <param name="header">A header by name, null when absent.</param>
    WebhookCheck Check(ReadOnlySpan<byte> body, Func<string, string?> header);

    /// <summary>What a kept body says. An exception is a body that cannot be read: it is tried a few times, then dropped and counted.</summary>
    ValueTask<WebhookContent> ReadAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
