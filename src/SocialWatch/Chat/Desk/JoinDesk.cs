using System.Collections.Concurrent;
using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Somebody brings a one-time code to the bot and becomes staff with its role and scope: never by name or username. Guessing is stopped per chat and over all; who guesses is
/// remembered in memory only, for it may be a member.
/// </summary>
internal sealed class JoinDesk(UnionConfig config, DeskPost post, ClockWords clockWords, DeskWords words, LocalClock clock)
{
    private const int WrongPerChat = 5;
    private const int WrongOverAll = 60;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<(string Chat, DateTimeOffset At)> _wrong = new();

    /// <inheritdoc cref="JoinCode.Asked"/>
    public static string? Code(string text) => JoinCode.Asked(text);

    /// <summary>The answer to say at once and not to keep; null when it stands in the outbox, for they are staff now.</summary>
    public async ValueTask<StaffAnswer?> TakeAsync(IWriteSession session, StaffMessage message, string code, bool known, CancellationToken cancellationToken)
    {
        if (IsClosed(message.Chat))
        {
            return Say(message, "chat.join.wait");
        }

        var invite = await session.InviteAsync(JoinCode.Hash(code), cancellationToken);
        if (invite is null || invite.UsedAt is not null || invite.ExpiresAt <= clock.Now || config.Units.Find(invite.Unit, clock.Today) is null)
        {
            _wrong.Enqueue((message.Chat, clock.Now));
            return Say(message, invite switch
            {
                null => code.Length == 0 ? "chat.join.no_code" : "chat.join.wrong",
                { UsedAt: not null } => known ? "chat.join.already" : "chat.join.used",
                _ => "chat.join.expired",
            });
        }

        var person = new JoinedPerson(
            "P" + (await session.NextAsync("P", 1, cancellationToken)).ToString(CultureInfo.InvariantCulture), invite.Role, invite.Unit, message.Sink, message.Chat, clock.Now);
        await session.SaveInviteAsync(invite with { UsedAt = clock.Now }, cancellationToken);
        await session.SaveJoinedAsync(person, cancellationToken);
        var unit = config.Units.Find(invite.Unit, clock.Today)!.Name;
        await post.SendAsync(
            session, $"join/{person.Id}", $"{message.Sink}:{message.Chat}",
            words.Reply("chat.join.done", null, ("role", words.Role(invite.Role)), ("unit", unit), ("id", person.Id), ("at", clockWords.At(clock.Now, clock.Now))), clock.Now, clock.Now, cancellationToken);
        return null;
    }

    private bool IsClosed(string chat)
    {
        while (_wrong.TryPeek(out var first) && first.At + Window <= clock.Now && _wrong.TryDequeue(out _))
        {
        }

        return _wrong.Count >= WrongOverAll || _wrong.Count(w => w.Chat == chat) >= WrongPerChat;
    }

    private StaffAnswer Say(StaffMessage message, string key) => new(message.Sink, message.Chat, words.Say(key));
}
