using SocialWatch.Notify;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>outbox --json</c>; names and order are CONTRACTS.md. No text, no address.</summary>
internal sealed record OutboxLine(
    string Id, string Key, string Code, string Sink, string Kind, OutboxState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, int Attempts, string? Error)
{
    public static OutboxLine Of(OutboxRow r) => new(r.Id, r.Key, r.Code, r.Sink, r.Kind, r.State, r.CreatedAt, r.SentAt, r.Attempts, r.Error);
}
