using System.Globalization;

namespace SocialWatch.Reports;

/// <summary>How long the time of a report is.</summary>
public enum PeriodKind { Week, Month, Quarter, Half, Year }

/// <summary>
/// The days a report covers, both ends included, in Viet Nam (CONTRACTS, "report"): <c>2026-10</c>, <c>2026-W41</c> (ISO week, Monday to Sunday),
/// <c>2026-Q3</c>, <c>2026-H1</c>, <c>2026</c>. Immutable, thread-safe.
/// </summary>
/// <param name="Kind">How long it is.</param>
/// <param name="Year">The year it is named by, 2010–2100; for a week its ISO year.</param>
/// <param name="Number">Which one of the year, from 1; 1 for a year.</param>
public sealed record ReportPeriod(PeriodKind Kind, int Year, int Number)
{
    private const int FirstYear = 2010;
    private const int LastYear = 2100;

    /// <summary>The first day.</summary>
    public DateOnly From => Kind switch
    {
        PeriodKind.Week => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday)),
        _ => new DateOnly(Year, ((Number - 1) * Months) + 1, 1),
    };

    /// <summary>The last day, included.</summary>
    public DateOnly To => Kind == PeriodKind.Week ? From.AddDays(6) : From.AddMonths(Months).AddDays(-1);

    /// <summary>The one of the same length just before.</summary>
    public ReportPeriod Previous
    {
        get
        {
            if (Kind != PeriodKind.Week)
            {
                return Number > 1 ? this with { Number = Number - 1 } : new(Kind, Year - 1, 12 / Months);
            }

            var monday = From.AddDays(-7).ToDateTime(TimeOnly.MinValue);
            return new(Kind, ISOWeek.GetYear(monday), ISOWeek.GetWeekOfYear(monday));
        }
    }

    private int Months => Kind switch { PeriodKind.Month => 1, PeriodKind.Quarter => 3, PeriodKind.Half => 6, _ => 12 };

    /// <summary>As it is typed.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Week => Digits(Year, "0000") + "-W" + Digits(Number, "00"),
        PeriodKind.Month => Digits(Year, "0000") + "-" + Digits(Number, "00"),
        PeriodKind.Quarter => Digits(Year, "0000") + "-Q" + Digits(Number, "0"),
        PeriodKind.Half => Digits(Year, "0000") + "-H" + Digits(Number, "0"),
        _ => Digits(Year, "0000"),
    };

    /// <summary>Reads what was typed; null when it is no period, or one that does not exist (<c>2026-13</c>, <c>2027-W53</c>).</summary>
    public static ReportPeriod? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 4 || !text[..4].All(char.IsAsciiDigit))
        {
            return null;
        }

        var year = int.Parse(text[..4], CultureInfo.InvariantCulture);
        if (year is < FirstYear or > LastYear)
        {
            return null;
        }

        return text[4..] switch
        {
            "" => new(PeriodKind.Year, year, 1),
            ['-', 'W', _, _] => Numbered(PeriodKind.Week, year, text[6..], ISOWeek.GetWeeksInYear(year)),
            ['-', 'Q', _] => Numbered(PeriodKind.Quarter, year, text[6..], 4),
            ['-', 'H', _] => Numbered(PeriodKind.Half, year, text[6..], 2),
            ['-', _, _] => Numbered(PeriodKind.Month, year, text[5..], 12),
            _ => null,
        };
    }

    private static string Digits(int value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static ReportPeriod? Numbered(PeriodKind kind, int year, string digits, int most) =>
        digits.All(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number >= 1 && number <= most ? new(kind, year, number) : null;
}
