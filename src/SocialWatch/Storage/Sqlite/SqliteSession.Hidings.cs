using System.Globalization;
using SocialWatch.Channels;

namespace SocialWatch.Storage.Sqlite;

// How often comments were hidden.
internal sealed partial class SqliteSession
{
    private const string HidingDay = "yyyy-MM-dd";

    public ValueTask<IReadOnlyList<HidingCount>> HidingsAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<HidingCount>>(Db.All(
        "SELECT day, channel, reason, count FROM hidings WHERE day BETWEEN @1 AND @2 ORDER BY day, channel, reason",
        r => new HidingCount(DateOnly.ParseExact(r.Text(), HidingDay, CultureInfo.InvariantCulture), r.Text(), ReasonOf(r.Text()), r.Small()), Day(from), Day(to)));

    public ValueTask CountHidingAsync(DateOnly day, string channel, HideReason reason, CancellationToken cancellationToken)
    {
        Db.Run("INSERT INTO hidings (day, channel, reason, count) VALUES (@1, @2, @3, 1) ON CONFLICT (day, channel, reason) DO UPDATE SET count = count + 1", Day(day), channel, Code(reason));
        return ValueTask.CompletedTask;

        static string Code(HideReason reason) => reason switch
        {
            HideReason.LeakedData => "leaked_data",
            HideReason.Threat => "threat",
            HideReason.Spam => "spam",
        };
    }

    private static HideReason ReasonOf(string code) => code switch
    {
        "leaked_data" => HideReason.LeakedData,
        "threat" => HideReason.Threat,
        _ => HideReason.Spam,
    };

    private static string Day(DateOnly day) => day.ToString(HidingDay, CultureInfo.InvariantCulture);
}
