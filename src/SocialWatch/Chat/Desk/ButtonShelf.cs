using System.Buffers.Text;
using System.Security.Cryptography;
using SocialWatch.Notify;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Desk;

/// <summary>Buttons on their way to a platform: only those whose command exists, each behind a random token, or written out where there is nothing to press.</summary>
internal sealed class ButtonShelf(ChatCommands commands, DeskWords words)
{
    /// <summary>How long a button works: as long as a silence may last (DESIGN 6.3).</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const int TokenBytes = 15; // 20 characters

    /// <summary>The buttons whose command this program has.</summary>
    public IReadOnlyList<CardButton> Known(IReadOnlyList<CardButton> buttons) =>
        buttons.Count == 0 ? buttons : [.. buttons.Where(b => commands.Find(new(b.Verb, "", false)) is not null)];

    /// <summary>Gives each button its token; one that stands under the message already keeps it, so that a message sent or edited again is the same.</summary>
    public async ValueTask<IReadOnlyList<ButtonFace>> PlaceAsync(
        IWriteSession session, OutboxRow row, IReadOnlyList<CardButton> buttons, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (buttons.Count == 0)
        {
            return [];
        }

        var message = row.Kind == OutboxKinds.Edit && row.Receipt is { } receipt ? (await session.CardOfReceiptAsync(row.Sink, receipt, cancellationToken))?.Message ?? row.Id : row.Id;
        var standing = (await session.ButtonsOfAsync(message, cancellationToken)).Where(b => b.ExpiresAt > now).ToList();
        var placed = new List<ButtonFace>();
        foreach (var button in buttons)
        {
            var token = standing.Find(b => b.Verb == button.Verb && b.Argument == button.Argument)?.Token;
            if (token is null)
            {
                token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
                await session.AddButtonAsync(new(token, message, row.Sink, row.Address, button.Verb, button.Argument, now + Life), cancellationToken);
            }

            placed.Add(new(words.Say(button.TextKey), token));
        }

        return placed;
    }

    /// <summary>The body with the commands to type, for a reader who cannot press.</summary>
    public string WrittenOut(string body, IReadOnlyList<CardButton> buttons) => buttons.Count == 0 ? body
        : string.Join('\n', [body, words.Say("chat.buttons.written"), .. buttons.Select(b => words.Say(
            "chat.buttons.line", ("command", $"/{b.Verb} {b.Argument}".TrimEnd()), ("label", words.Say(b.TextKey))))]);
}
