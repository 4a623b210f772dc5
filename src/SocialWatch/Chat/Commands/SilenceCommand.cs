using System.Text.RegularExpressions;
using SocialWatch.Alerts;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.HotSpots;
using SocialWatch.Pipeline;
using SocialWatch.Privacy.Masking;
using SocialWatch.Text;

namespace SocialWatch.Chat.Commands;

/// <summary>
/// <c>/imlang H12 3 ngày lý do</c>: keeps an alert quiet for a while; <c>/imlang</c> lists what is quiet, <c>/imlang bo S3</c> ends it (DESIGN 6.3).
/// </summary>
internal sealed partial class SilenceCommand(MatterFinder matters, SilenceDesk desk, SilenceWords silences, DeskAccess access, DeskWords words, Masker masker, UnionConfig config, ClockWords clock)
    : IChatCommand
{
    /// <summary>Shorter than this is no reason.</summary>
    private const int ShortestReason = 3;
    private const int LongestReason = 200;

    public string Verb => "imlang";

    public IReadOnlyList<string> Aliases { get; } = ["tamdung"];

    public string HelpKey => "chat.help.imlang";

    public IReadOnlyList<string> Roles => TakeCommand.Takers;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (call.Argument.Length == 0)
        {
            var seen = (await call.Session.SilencesAsync(cancellationToken)).Where(s => access.Sees(call.Person, s.Unit, call.Now)).ToList();
            return silences.List(seen, call.Now);
        }

        if (Ending().Match(VietnameseText.Fold(call.Argument)) is { Success: true } end)
        {
            return await EndAsync(call, "S" + end.Groups[1].Value.TrimStart('0'), cancellationToken);
        }

        if (ObjectCode.Read(call.Argument) is not { Kind: 'H' or 'C' or 'A' } code)
        {
            return words.Reply("chat.code.missing", null, ("verb", Verb));
        }

        var (matter, refusal) = await matters.FindAsync(call, code, cancellationToken);
        return matter is null ? refusal! : await LayAsync(call, matter, SilenceWish.Read(code.Rest), cancellationToken);
    }

    private async ValueTask<ChatReply> LayAsync(ChatCall call, Matter matter, SilenceWish wish, CancellationToken cancellationToken)
    {
        var longest = config.Escalation.Alerts.LongestSilence;
        var reason = PlainText.Cut(masker.Mask(VietnameseText.Clean(wish.Reason), []).Text, LongestReason);
        if (matter.Restricted)
        {
            return words.Reply("chat.silence.restricted", matter.Code, ("code", matter.Code));
        }

        if (wish.Span is not { } span || reason.Length < ShortestReason)
        {
            return silences.Ask(matter.Code);
        }

        if (span > longest)
        {
            return words.Reply("chat.silence.too_long", matter.Code, ("code", matter.Code), ("days", Wording.Count(longest.TotalDays)));
        }

        var (about, kind) = (matter.Spot?.Id ?? matter.Case?.Id) is { } id ? (id, (string?)null) : (matter.Alerts[0].Object, matter.Alerts[0].Kind);
        if ((await call.Session.SilencesAsync(cancellationToken)).FirstOrDefault(s => s.Object == about && s.Kind == kind && s.Level >= matter.Level) is { } standing)
        {
            return words.Reply("chat.silence.already", standing.Id, ("id", standing.Id), ("code", matter.Code), ("until", clock.At(standing.Until, call.Now)));
        }

        var laid = await desk.LayAsync(
            call.Session,
            new()
            {
                Id = "", Object = about, Kind = kind, Unit = matter.Spot?.Unit ?? matter.Case?.Unit ?? matter.Alerts[0].Unit,
                Level = matter.Level > Level.Hot ? matter.Level : Level.Hot, Reason = reason, Owner = DeskWords.Who(call).Id, ReplyTo = call.ReplyTo, From = call.Now,
                Until = call.Now + span, UsedAt = call.Now,
            },
            cancellationToken);
        return silences.Laid(laid, call.Now);
    }

    private async ValueTask<ChatReply> EndAsync(ChatCall call, string id, CancellationToken cancellationToken)
    {
        if (await call.Session.SilenceAsync(id, cancellationToken) is not { } silence || !access.Sees(call.Person, silence.Unit, call.Now))
        {
            return words.Reply("chat.code.none", null, ("code", id));
        }

        if (silence.EndedAt is not null)
        {
            return words.Reply("chat.silence.ended_already", id, ("id", id));
        }

        await desk.EndAsync(call.Session, silence, DeskWords.Who(call).Id, cancellationToken);
        return words.Reply("chat.silence.ended", id, ("id", id));
    }

    [GeneratedRegex(@"^(?:bo|dung|ket thuc)\s*#?\s*s\s*0*([0-9]{1,12})\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
