using Microsoft.Extensions.Options;
using SocialWatch.Channels;
using SocialWatch.Connectors.Telegram;

namespace SocialWatch.Chat.Telegram;

/// <summary>Answers presses at once (a button spins until then) and speaks to those who are not staff yet. Late, refused or cut off is no fault: nothing hangs on it.</summary>
internal sealed class TelegramVoice(ITelegramApis apis, IOptions<TelegramSettings> options) : IDeskVoice
{
    public string Sink => "telegram";

    public async ValueTask SayAsync(StaffAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            var api = apis.For(options.Value.NotifyAccount);
            if (answer.Press)
            {
                await api.AnswerCallbackQueryAsync(new(answer.To, answer.Text, answer.Strong), cancellationToken);
            }
            else if (ChatSource.Place(answer.To) is var (chat, topic))
            {
                await api.SendMessageAsync(new(chat, answer.Text, null, new()) { MessageThreadId = topic }, cancellationToken);
            }
        }
        catch (Exception e) when (e is TelegramApiException or SourceFaultException)
        {
            // "query is too old": whoever pressed sees the card change all the same.
        }
    }
}
