using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Faults;

/// <summary>Reads a fault from a scenario event or from the control endpoint.</summary>
internal static class FaultReader
{
    /// <param name="fields">The object that holds the fault.</param>
    /// <param name="from">The instant it begins, or null for now and always.</param>
    /// <param name="start">The scenario's start, for relative times.</param>
    public static FaultSpec Read(FieldReader fields, DateTimeOffset? from, DateTimeOffset start)
    {
        var given = fields.Text("name");
        var name = FaultNames.Find(given)
            ?? throw fields.Error("name", $"'{given}' is not one fault of: {string.Join(", ", FaultNames.All)}");
        var network = fields.OptionalText("network");
        if (network is not (null or Networks.Facebook or Networks.Telegram or Networks.Zalo or Networks.ZaloBot or Networks.WordPress or Networks.YouTube or Networks.Website))
        {
            throw fields.Error("network", "is not facebook, telegram, zalo, zalo-bot, wordpress, youtube or website");
        }

        var minutes = fields.OptionalNumber("for_minutes");
        var until = fields.OptionalTime("until", start);
        if (minutes is not null && (until is not null || from is null))
        {
            throw fields.Error("for_minutes", "needs 'at' and excludes 'until'");
        }

        return new FaultSpec
        {
            Name = name,
            Network = network ?? FaultNames.NetworkOf(name),
            Page = fields.OptionalText("page"),
            Chat = fields.OptionalNumber("chat"),
            Path = fields.OptionalText("path"),
            Method = fields.OptionalText("method"),
            From = from,
            Until = minutes is { } length ? from!.Value.AddMinutes(length) : until,
            Count = (int?)fields.OptionalNumber("count"),
            RetryAfter = (int)(fields.OptionalNumber("retry_after") ?? 30),
            MigrateTo = fields.OptionalNumber("migrate_to"),
            DelayMs = (int)(fields.OptionalNumber("delay_ms") ?? 500),
            Usage = (int)(fields.OptionalNumber("usage") ?? 100),
            RegainMinutes = (int)(fields.OptionalNumber("regain_minutes") ?? 0),
        };
    }
}
