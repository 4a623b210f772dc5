using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Telegram;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Sees to it that the bot that speaks to staff is also heard: the service polls it every few seconds, and polls it even where no channel of members stands under
/// it. Telegram's polls are cheap and staff wait for the answer. Pure.
/// </summary>
internal static class DeskListening
{
    /// <summary>The id of the channel that stands for the staff chats where nothing else is read through their bot.</summary>
    public const string ChannelId = "telegram-desk";

    /// <summary>Under the tick of the timetable, so that every tick asks.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    public static UnionConfig Apply(UnionConfig config, IConfiguration settings)
    {
        var telegram = settings.GetSection(TelegramSettings.Section).Get<TelegramSettings>() ?? new();
        var account = string.IsNullOrEmpty(telegram.NotifyAccount) && telegram.Accounts.Count == 1 ? telegram.Accounts.Keys.Single() : telegram.NotifyAccount;
        if (string.IsNullOrEmpty(account) || !telegram.Accounts.ContainsKey(account)
            || !config.People.Any(p => p.Sinks.Any(s => s.StartsWith("telegram:", StringComparison.Ordinal))))
        {
            return config;
        }

        bool Serves(Channel channel) => channel.Kind == "telegram" && (channel.Account.Length > 0 ? channel.Account : channel.Id) == account;
        var channels = config.Channels.Select(c => Serves(c) && c.Interval > Pace ? c with { Interval = Pace } : c).ToList();
        // An invitation may lapse: only an own channel keeps the bot polled for good.
        if (!channels.Exists(c => Serves(c) && c.Ownership == Ownership.Owned) && !channels.Exists(c => c.Id == ChannelId))
        {
            channels.Add(new()
            {
                Id = ChannelId, Kind = "telegram", Name = config.Texts.Say("chat.desk_channel"), Unit = config.Units.Root(DateOnly.MaxValue), Source = "desk", Account = account,
                Interval = Pace,
            });
        }

        return config with { Channels = channels };
    }
}
