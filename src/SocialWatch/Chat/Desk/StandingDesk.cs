using SocialWatch.Alerts;
using SocialWatch.Configuration;
using SocialWatch.Pipeline;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Addresses of staff that refuse the bot for good (blocked, put out of the group, account gone): marked in the store, left aside where there is another, and told to the officer
/// once, until the bot is let in again.
/// </summary>
internal sealed class StandingDesk(StaffBook book, Alerter alerter, UnionConfig config, Wording wording, LocalClock clock)
{
    private const string Kind = "staff_unreachable";

    /// <summary>Whoever watches now can call a colleague; nobody else needs to know.</summary>
    private static readonly string[] Told = ["duty"];

    /// <summary>The platform says that the bot was put out or let in.</summary>
    public ValueTask NoteAsync(IWriteSession session, StaffMessage message, bool reachable, CancellationToken cancellationToken) =>
        reachable ? HeardAsync(session, message, cancellationToken) : LostAsync(session, message.Sink, message.Chat, cancellationToken);

    /// <summary>Somebody wrote there, so it can be reached.</summary>
    public async ValueTask HeardAsync(IWriteSession session, StaffMessage message, CancellationToken cancellationToken)
    {
        if (await session.ReachableAsync(message.Sink, message.Chat, cancellationToken)
            && Of(message.Sink, message.Chat) is { } person && await session.AlertOfAsync(person, Kind, Root, cancellationToken) is { State: not AlertState.Resolved } open)
        {
            await session.SaveAlertAsync(open with { State = AlertState.Resolved }, cancellationToken);
        }
    }

    /// <summary>A message was refused for good.</summary>
    public async ValueTask LostAsync(IWriteSession session, string sink, string address, CancellationToken cancellationToken)
    {
        if (Of(sink, address) is not { } person)
        {
            return; // nobody of the staff reads there
        }

        await session.MarkUnreachableAsync(new(sink, address, clock.Now), cancellationToken);
        book.Refuses(sink, address); // the message about it must not go the same way
        var name = book.First(p => p.Id == person).Name;
        await alerter.RaiseAsync(
            session,
            new(
                person, Kind, Root, HotSpots.Level.Hot, "alert.staff_unreachable",
                new Dictionary<string, string> { ["name"] = name, ["sink"] = sink, ["at"] = wording.Time(clock.Now) }, Told),
            null, cancellationToken);
    }

    private string Root => config.Units.Root(clock.Today);

    private string? Of(string sink, string address) => book.At(sink, address) is [var first, ..] ? first.Id : null;
}
