using System.Globalization;
using SocialWatch.Time;

namespace SocialWatch.Printing;

/// <summary>Times as they are printed, always seen in Viet Nam and never in the culture of the machine.</summary>
internal static class Instants
{
    /// <summary>ISO 8601 with offset, fractions only where there are any: <c>2026-10-05T08:30:00+07:00</c>.</summary>
    public static string Iso(DateTimeOffset at) => LocalClock.Local(at).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>For people: <c>05/10/2026 08:30</c>; a dash when there is none.</summary>
    public static string Plain(DateTimeOffset? at) => at is { } a ? LocalClock.Local(a).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "–";

    /// <summary>For people: <c>05/10/2026</c>.</summary>
    public static string Plain(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
