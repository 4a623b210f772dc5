using System.Security.Cryptography;
using SocialWatch.Alerts;
using SocialWatch.Channels;
using SocialWatch.Configuration;
using SocialWatch.Privacy;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Answers;

/// <summary>
/// Sends the automatic words to members: what is kept of them, and how an erasure went (DESIGN 7). After a kill one may go twice; it is said twice then, which harms nobody. The
/// row and the address in it are gone once it left, or after a day.
/// </summary>
internal sealed partial class NoticeDispatcher(IStore store, ReplySenders senders, IKeyRing keys, UnionConfig config, LocalClock clock, ILogger<NoticeDispatcher> log)
{
    private const int Batch = 20;
    private const int Most = 5;
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>One round; returns how many were handled.</summary>
    public async Task<int> DispatchAsync(CancellationToken cancellationToken)
    {
        var due = await store.ReadAsync((s, t) => s.MemberNoticesToSendAsync(clock.Now, Batch, t), cancellationToken);
        foreach (var notice in due)
        {
            await OneAsync(notice, cancellationToken);
        }

        return due.Count;
    }

    private async Task OneAsync(MemberNotice notice, CancellationToken cancellationToken)
    {
        if (notice.Attempts >= Most || notice.CreatedAt < clock.Now - Life || Order(notice) is not { } order || senders.Of(notice.Channel) is not { } sender)
        {
            await WriteAsync((s, t) => s.ForgetMemberNoticeAsync(notice.Number, t), cancellationToken);
            return;
        }

        var tried = notice with { Attempts = notice.Attempts + 1, NotBefore = clock.Now + SoonAgain };
        await WriteAsync((s, t) => s.SaveMemberNoticeAsync(tried, t), cancellationToken);
        var outcome = await SendAsync(sender, order, cancellationToken);
        Ended(log, notice.Kind, outcome.End, outcome.Error ?? "");
        if (outcome.End == ReplyEnd.NotSent)
        {
            await WriteAsync((s, t) => s.SaveMemberNoticeAsync(tried with { NotBefore = clock.Now + (outcome.RetryAfter ?? SoonAgain) }, t), CancellationToken.None);
        }
        else
        {
            await WriteAsync((s, t) => s.ForgetMemberNoticeAsync(notice.Number, t), CancellationToken.None);
        }
    }

    private ReplyOrder? Order(MemberNotice notice)
    {
        if (senders.Channel(notice.Channel) is not { } channel || senders.MeansOf(notice.Channel, isPrivate: true) is not { CanReply: true })
        {
            return null;
        }

        try
        {
            return new(channel, NoticeSeal.Open(keys.SealKey, notice.Number, notice.Sealed), null, Text(notice), notice.CreatedAt, HumanAgent: false);
        }
        catch (CryptographicException)
        {
            return null; // sealed under a key that is gone
        }
    }

    private string Text(MemberNotice notice) => config.Texts.Say(
        notice.Kind switch
        {
            MemberNoticeKind.Privacy => "member.privacy",
            MemberNoticeKind.EraseAsk => "member.erase_ask",
            MemberNoticeKind.EraseDone => "member.erase_done",
            _ => "member.erase_nothing",
        },
        ("cases", Wording.Count(notice.Cases)), ("mentions", Wording.Count(notice.Mentions)), ("since", Since()));

    /// <summary>The first day whose comments can still be recognised by their writer.</summary>
    private string Since() => keys.LiveWeeks.Order(StringComparer.Ordinal).FirstOrDefault() is { } week
        ? LocalClock.DateOf(new(System.Globalization.ISOWeek.ToDateTime(Year(week), Number(week), DayOfWeek.Monday), LocalClock.Offset)).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)
        : "";

    private static int Year(string week) => int.Parse(week.AsSpan(0, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static int Number(string week) => int.Parse(week.AsSpan(6), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ReplyOutcome> SendAsync(IReplySender sender, ReplyOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(order, cancellationToken);
        }
#pragma warning disable CA1031 // The boundary of one notice: the sender says what its exceptions mean.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return sender.Explain(e);
        }
#pragma warning restore CA1031
    }

    private async Task WriteAsync(Func<IWriteSession, CancellationToken, ValueTask> work, CancellationToken cancellationToken) => await store.WriteAsync(
        async (s, t) =>
        {
            await work(s, t);
            return 0;
        },
        cancellationToken);

    [LoggerMessage(1311, LogLevel.Information, "Notice {Kind} to a member ended {End} {Code}")]
    private static partial void Ended(ILogger logger, MemberNoticeKind kind, ReplyEnd end, string code);
}
