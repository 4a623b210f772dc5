using SocialWatch.Channels;
using SocialWatch.Chat.Telegram;
using SocialWatch.Configuration;
using SocialWatch.Connectors.Telegram;

namespace SocialWatch.Chat.Desk;

/// <summary>
/// Sees to it that the bot that speaks to staff is also heard: the service listens to it without a pause, even where no channel of members stands under it and nobody of the staff
/// stands in people.json yet, for they may join with a code. Pure.
/// </summary>
internal static class DeskListening
{
    /// <summary>The id of the channel that stands for the staff chats where nothing else is read through their bot.</summary>
    public const string ChannelId = "telegram-desk";

    private const string Kind = "telegram";

    /// <summary>How long the server may hold a poll open when the settings do not say.</summary>
    private const int PollSeconds = 25;

    /// <summary>After one poll the next: the wait is at the server.</summary>
    private static readonly TimeSpan Pace = TimeSpan.Zero;

    /// <summary>Adds the loop that listens, for a configuration made by <see cref="Apply"/>; returns the source to leave out of the timetable, null when no bot speaks to staff.</summary>
    public static string? Add(IServiceCollection services, UnionConfig config, IConfiguration settings)
    {
        if (Account(settings) is not { } account || !config.Channels.Any(c => c.Kind == Kind))
        {
            return null;
        }

        var source = $"{Kind}/{account}";
        services.AddSingleton(new ListenedSource(source)).AddSingleton<ITelegramMenu, TelegramMenus>().AddHostedService<DeskListener>();
        if (settings.GetSection(TelegramSettings.Section)[nameof(TelegramSettings.PollSeconds)] is null)
        {
            services.PostConfigure<TelegramSettings>(t => t.PollSeconds = PollSeconds);
        }

        return source;
    }

    public static UnionConfig Apply(UnionConfig config, IConfiguration settings)
    {
        if (Account(settings) is not { } account)
        {
            return config;
        }

        bool Serves(Channel channel) => channel.Kind == Kind && (channel.Account.Length > 0 ? channel.Account : channel.Id) == account;
        var channels = config.Channels.Select(c => Serves(c) && c.Interval > Pace ? c with { Interval = Pace } : c).ToList();
        // An invitation may lapse: only an own channel keeps the bot polled for good.
        if (!channels.Exists(c => Serves(c) && c.Ownership == Ownership.Owned) && !channels.Exists(c => c.Id == ChannelId))
        {
            channels.Add(new()
            {
                Id = ChannelId, Kind = Kind, Name = config.Texts.Say("chat.desk_channel"), Unit = config.Units.Root(DateOnly.MaxValue), Source = "desk", Account = account,
                Interval = Pace,
            });
        }

        return config with { Channels = channels };
    }

    /// <summary>The account that speaks to staff, null when none can.</summary>
    private static string? Account(IConfiguration settings)
    {
        var telegram = settings.GetSection(TelegramSettings.Section).Get<TelegramSettings>() ?? new();
        var account = string.IsNullOrEmpty(telegram.NotifyAccount) && telegram.Accounts.Count == 1 ? telegram.Accounts.Keys.Single() : telegram.NotifyAccount;
        return string.IsNullOrEmpty(account) || !telegram.Accounts.ContainsKey(account) ? null : account;
    }
}
