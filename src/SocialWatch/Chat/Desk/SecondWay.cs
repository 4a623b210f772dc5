using System.Globalization;
using SocialWatch.Notify;
using SocialWatch.Organisation;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// A message that was refused for good (the bot blocked, the chat gone) goes to another address of the same reader, once, with the same visible code: it was meant for the person and
/// not for the chat. Level 3 stands on two addresses from the beginning; the answer to a command belongs where it was asked.
/// </summary>
internal sealed class SecondWay(StaffBook book)
{
    private const string Marked = "/via/";
    private const int TwoAlready = 3;
    private static readonly string[] Answers = ["chat/", "join/"];

    /// <summary>Queues it anew where the reader has somewhere else; returns how many rows that made.</summary>
    public async ValueTask<int> TakeAsync(IWriteSession session, OutboxRow refused, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (refused.Level >= TwoAlready || refused.Kind == OutboxKinds.Edit || refused.Key.Contains(Marked, StringComparison.Ordinal)
            || Answers.Any(a => refused.Key.StartsWith(a, StringComparison.Ordinal)))
        {
            return 0;
        }

        var others = book.At(refused.Sink, refused.Address).Select(p => Other(p, refused.Sink)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var other in others)
        {
            var colon = other.IndexOf(':', StringComparison.Ordinal);
            var number = await session.NextAsync("O", 1, cancellationToken);
            await session.EnqueueAsync(
                refused with
                {
                    Id = "O" + number.ToString(CultureInfo.InvariantCulture), Key = refused.Key + Marked + other, Sink = colon < 0 ? other : other[..colon],
                    Address = colon < 0 ? "" : other[(colon + 1)..], State = OutboxState.Queued, Attempts = 0, Error = null, Receipt = null, SentAt = null, CreatedAt = now, NotBefore = now,
                },
                cancellationToken);
        }

        return others.Count;
    }

    /// <summary>Their own only: nobody reads a colleague's matter on a console by the wall.</summary>
    private static string? Other(Person person, string sink) => person.Sinks.FirstOrDefault(s => s.Split(':', 2)[0] != sink);
}
