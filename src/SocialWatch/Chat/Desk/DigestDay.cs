using System.Globalization;
using SocialWatch.Time;

namespace SocialWatch.Chat.Desk;

/// <summary>What the commands about the digest share: who may ask, and the day they ask for. Pure.</summary>
internal static class DigestDay
{
    private static readonly string[] Spellings = ["yyyy-MM-dd", "d/M/yyyy"];

    /// <summary>Who may read the digest.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["admin", "editor", .. CaseList.Roles];

    /// <summary>The day of the argument, yesterday without one; null when it is no day.</summary>
    public static DateOnly? Of(ChatCall call) => call.Argument.Length == 0 ? LocalClock.DateOf(call.Now).AddDays(-1)
        : DateOnly.TryParseExact(call.Argument, Spellings, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;
}
