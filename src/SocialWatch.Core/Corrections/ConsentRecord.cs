using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialWatch.Corrections;

/// <summary>
/// The consent of a channel's people that texts may be used for training (DESIGN 7), as written in channels.json: a day, perhaps a second one until which it
/// holds, and words, e.g. <c>2026-11-01 đến 2027-11-01, biên bản số 3</c>.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null = until it is taken back.</param>
public sealed partial record ConsentRecord(DateOnly From, DateOnly? Until)
{
    /// <summary>True on the days it holds.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (Until is not { } until || day <= until);

    /// <summary>Null when there is no record or it bears no date: then it is none.</summary>
    public static ConsentRecord? Read(string? written)
    {
        var days = Day().Matches(written ?? "").Select(m => DateOnly.TryParseExact(m.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : (DateOnly?)null).ToList();
        return days.Count is 0 or > 2 || days.Contains(null) ? null : new(days[0]!.Value, days.Count > 1 ? days[1] : null);
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
