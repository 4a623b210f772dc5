using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Chat.Desk;
using SocialWatch.Connectors.Telegram;
using SocialWatch.Storage;

namespace SocialWatch.Chat.Telegram;

/// <summary>
/// The menu beside the text field, one per staff chat with the commands that its readers may use: members, who write to the same bot, see none of it. What was set is kept as
/// a fact, so that a restart asks Telegram nothing.
/// </summary>
internal sealed class TelegramMenus(ITelegramApis apis, IOptions<TelegramSettings> options, StaffBook book, ChatCommands commands, DeskWords words, IStore store) : ITelegramMenu
{
    /// <summary>Bot API: at most 256 characters.</summary>
    private const int DescriptionLimit = 256;

    private readonly ConcurrentDictionary<long, string> _asked = new();

    public async ValueTask OfferAsync(CancellationToken cancellationToken)
    {
        foreach (var chat in Chats())
        {
            var lines = Lines(chat);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => $"{l.Command} {l.Description}"))))[..8]);
            if (_asked.TryGetValue(chat, out var asked) && asked == hash)
            {
                continue;
            }

            _asked[chat] = hash;
            if (await store.ReadAsync((s, t) => s.FactAsync(Fact(chat), t), cancellationToken) != hash && await SetAsync(chat, lines, cancellationToken))
            {
                await store.WriteAsync(
                    async (s, t) =>
                    {
                        await s.SetFactAsync(Fact(chat), hash, t);
                        return 0;
                    },
                    cancellationToken);
            }
        }
    }

    private async ValueTask<bool> SetAsync(long chat, IReadOnlyList<TelegramMenuLine> lines, CancellationToken cancellationToken)
    {
        try
        {
            await apis.For(options.Value.NotifyAccount).SetMyCommandsAsync(new(lines, new("chat", chat)), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is TelegramApiException or SourceFaultException)
        {
            return false; // a chat that never wrote to the bot: the commands work without a menu
        }
    }

    private IEnumerable<long> Chats() => book.SelectMany(p => p.Sinks).Select(book.Current).Where(s => s.StartsWith("telegram:", StringComparison.Ordinal))
        .Select(s => ChatSource.Place(s["telegram:".Length..])?.Chat).OfType<long>().Distinct();

    private IReadOnlyList<TelegramMenuLine> Lines(long chat)
    {
        var people = book.At("telegram", ChatSource.Text(chat));
        return [.. commands.All.Where(c => people.Any(p => DeskPeople.Has(p, c.Roles))).Select(c => new TelegramMenuLine(c.Verb, Description(c)))];
    }

    /// <summary>What stands behind the dash of the help line.</summary>
    private string Description(IChatCommand command)
    {
        var help = words.Say(command.HelpKey);
        var dash = help.IndexOf('–', StringComparison.Ordinal);
        return PlainText.Cut(dash < 0 ? help : help[(dash + 1)..].Trim(), DescriptionLimit);
    }

    private static string Fact(long chat) => "menu/telegram:" + ChatSource.Text(chat);
}
