using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Telegram;

/// <summary>
/// Reads the groups a bot was openly added to and its private chats. The watermark is the last update id of the page; the next call confirms it to
/// Telegram, which is after the caller committed the page. Telegram keeps updates 24 h and never tells of removals.
/// </summary>
internal sealed class TelegramConnector(ITelegramApis apis, IStaffChats staff, IOptions<TelegramSettings> options) : IConnector
{
    private const int Limit = 100;

    /// <summary>Named one by one: left out, the server keeps what was asked for last; empty, it sends kinds that are not read here.</summary>
    internal static readonly IReadOnlyList<string> AllowedUpdates = ["message", "edited_message", "channel_post", "edited_channel_post", "my_chat_member", "callback_query"];

    private readonly TelegramAlbums _albums = new();

    /// <summary>The username of the bot that speaks to staff, once it was asked for.</summary>
    private volatile string? _self;

    public string Kind => "telegram";

    public ConnectorTraits Traits { get; } = new(CanBackfill: true, SeesEdits: true, SeesRemovals: false, BackfillLimit: TimeSpan.FromHours(24));

    public async IAsyncEnumerable<FetchedPage> FetchAsync(Source source, string? watermark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var api = apis.For(source.Account);
        var routes = new TelegramRoutes(source);
        var offset = ChatSource.Number(watermark ?? "") + 1;
        var wait = options.Value.PollSeconds;
        while (true)
        {
            var updates = await api.GetUpdatesAsync(offset, Limit, wait, AllowedUpdates, cancellationToken);
            if (updates.Count == 0)
            {
                yield break;
            }

            var last = Last(updates);
            if (last + 1 == offset)
            {
                yield break; // the server repeats what is confirmed: another round would be the same
            }

            var answers = Answers(source);
            yield return TelegramBatch.Read(updates, ChatSource.Text(last), routes, staff, answers, answers ? await SelfAsync(api, updates, cancellationToken) : null, _albums);
            offset = last + 1;
            wait = 0;
        }
    }

    public Task<IReadOnlyList<CheckFinding>> CheckAsync(Source source, CancellationToken cancellationToken) =>
        TelegramCheck.RunAsync(apis, source, cancellationToken);

    public SourceFault Explain(Exception exception) => exception is TelegramApiException known ? known.Fault : SourceFault.From(exception);

    /// <summary>The bot's own name, asked for once and only when a command names a bot: in a group of several bots each hears the others' commands.</summary>
    private async ValueTask<string?> SelfAsync(ITelegramApi api, IReadOnlyList<JsonElement> updates, CancellationToken cancellationToken)
    {
        if (!updates.Any(u => u.Object("message")?.Words("text") is { } text && TelegramStaffMessage.NamesBot(text)))
        {
            return null;
        }

        return _self ??= (await api.GetMeAsync(cancellationToken)).Username;
    }

    /// <summary>Whether the bot of this source is the one that speaks to staff: two bots in one staff chat would both see each command.</summary>
    private bool Answers(Source source) =>
        options.Value.Account(options.Value.NotifyAccount) is { } speaker && ReferenceEquals(speaker, options.Value.Account(source.Account));

    /// <summary>The highest id of this batch. It is not compared with earlier ones: after a silent week Telegram starts anywhere.</summary>
    private static long Last(IReadOnlyList<JsonElement> updates) =>
        updates.Max(u => u.Whole("update_id")) ?? throw new SourceFaultException(new(FaultKind.Malformed, "telegram:no-update-id"));
}
