using System.Globalization;
using System.Text.RegularExpressions;
using SocialWatch.Chat.Desk;
using SocialWatch.Text;
using SocialWatch.Time;

namespace SocialWatch.Chat.Commands;

/// <summary><c>/daxem NHÓM [14:05] [hôm qua]</c>: the officer looked at a place without an API and saw nothing new, now or at a time of the last two days.</summary>
internal sealed partial class LookedCommand(TipDesk desk, DeskWords words) : IChatCommand
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    public string Verb => "daxem";

    public string HelpKey => "chat.help.daxem";

    public IReadOnlyList<string> Roles => TipDesk.Roles;

    public async ValueTask<ChatReply> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        var (place, rest) = desk.Read(call);
        if (place is null)
        {
            return await desk.ListAsync(call, "chat.tip.choose_seen", cancellationToken);
        }

        var at = When(rest, call.Now);
        if (at is null || at > call.Now + Ahead)
        {
            return words.Reply("chat.tip.when", null, ("channel", place.Name));
        }

        return await desk.SeenAsync(call.Session, DeskWords.Who(call), place, at > call.Now ? call.Now : at.Value, cancellationToken);
    }

    /// <summary>Now when nothing is said; null when what is said is no time.</summary>
    private static DateTimeOffset? When(string text, DateTimeOffset now)
    {
        var folded = VietnameseText.Fold(text).Trim();
        if (folded.Length == 0)
        {
            return now;
        }

        if (Clock().Match(folded) is not { Success: true } match
            || !TimeOnly.TryParseExact($"{match.Groups["h"].Value}:{(match.Groups["m"].Length == 0 ? "00" : match.Groups["m"].Value)}", "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return null;
        }

        var day = LocalClock.DateOf(now);
        return LocalClock.At(match.Groups["y"].Success ? day.AddDays(-1) : day, time);
    }

    [GeneratedRegex(@"^(?:luc )?(?<h>\d{1,2})(?:[:h.](?<m>\d{2})?)? ?(?:hom nay|(?<y>hom qua))?$")]
    private static partial Regex Clock();
}
