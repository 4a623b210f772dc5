using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary><c>check-config --online</c>: getMe for the token, getChat for each group; every finding names its setting.</summary>
internal static class TelegramCheck
{
    public static async Task<IReadOnlyList<CheckFinding>> RunAsync(ITelegramApis apis, Source source, CancellationToken cancellationToken)
    {
        var token = $"Telegram:Accounts:{source.Account}:Token";
        var (bot, fault) = await TryAsync(() => apis.For(source.Account).GetMeAsync(cancellationToken));
        if (bot is null)
        {
            return [new(false, fault?.Kind is FaultKind.Network or FaultKind.Malformed ? "Telegram:BaseUrl, Telegram:Proxy" : token, Words(fault))];
        }

        var findings = new List<CheckFinding> { new(true, token, "bot trả lời") };
        foreach (var channel in source.Channels)
        {
            findings.Add(await CheckAsync(apis.For(source.Account), bot, channel, cancellationToken));
        }

        return findings;
    }

    private static async Task<CheckFinding> CheckAsync(ITelegramApi api, TelegramBot bot, Channel channel, CancellationToken cancellationToken)
    {
        var setting = $"channels.json {channel.Id}.source";
        if (channel.Source == ChatSource.Private)
        {
            return new(true, setting, "chat riêng với bot");
        }

        if (ChatSource.Chat(channel.Source) is not { } chat)
        {
            return new(false, setting, "cần 'private' hoặc 'group:<mã nhóm>'");
        }

        var (found, fault) = await TryAsync(() => api.GetChatAsync(chat, cancellationToken));
        return found is null ? new(false, setting, Words(fault))
            : bot.CanReadAllGroupMessages ? new(true, setting, "bot ở trong nhóm")
            : new(true, setting, "bot ở trong nhóm; chế độ riêng tư đang bật: chỉ khi là quản trị viên bot mới thấy mọi tin");
    }

    private static async Task<(T? Value, SourceFault? Fault)> TryAsync<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            return (await call(), null);
        }
        catch (TelegramApiException e)
        {
            return (null, e.Refusal switch
            {
                TelegramRefusal.ChatNotFound => new(FaultKind.Gone, e.Message),
                TelegramRefusal.Moved => new(FaultKind.Gone, $"{e.Message}→{ChatSource.Of(e.MovedTo ?? 0)}"),
                _ => e.Fault,
            });
        }
        catch (SourceFaultException e)
        {
            return (null, e.Fault);
        }
    }

    private static string Words(SourceFault? fault) => fault?.Kind switch
    {
        FaultKind.Credentials => $"Telegram không nhận mã bot này ({fault.Code}): lấy lại mã ở BotFather",
        FaultKind.Permission => $"bot không được vào ({fault.Code}): thêm bot vào nhóm",
        FaultKind.Gone => $"không có nhóm này hoặc nhóm đã chuyển mã ({fault.Code})",
        FaultKind.Conflict => $"một chương trình khác đang dùng mã bot này ({fault.Code})",
        FaultKind.RateLimited => $"Telegram bảo chờ ({fault.Code}): thử lại sau",
        FaultKind.Network => $"không kết nối được ({fault.Code}): xem mạng hoặc Telegram:Proxy",
        FaultKind.Transient => $"máy chủ Telegram đang lỗi ({fault.Code}): thử lại sau",
        FaultKind.Malformed or null => $"câu trả lời không đọc được ({fault?.Code}): xem lại địa chỉ",
        _ => fault.Code,
    };
}
