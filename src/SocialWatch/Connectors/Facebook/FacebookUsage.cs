using System.Globalization;
using System.Text.Json;

namespace SocialWatch.Connectors.Facebook;

/// <summary>How much of one pool is used.</summary>
/// <param name="Pool">As the header names it: <c>app</c>, <c>pages</c>, <c>messenger</c>, …</param>
/// <param name="Percent">The highest of its figures; over 100 occurs.</param>
/// <param name="Regain">How long calls are refused; zero means "not blocked", not "now".</param>
internal readonly record struct FacebookUse(string Pool, double Percent, TimeSpan Regain);

/// <summary>Reads the usage headers in all the shapes they were seen in. Absence is not zero. Pure.</summary>
internal static class FacebookUsage
{
    private static readonly string[] Figures = ["call_count", "total_cputime", "total_time"];

    /// <summary>Everything that an answer's headers say.</summary>
    public static IReadOnlyList<FacebookUse> Of(HttpResponseMessage response)
    {
        var uses = new List<FacebookUse>();
        foreach (var (header, pool) in new[] { ("x-app-usage", FacebookPools.App), ("x-page-usage", FacebookPools.Pages) })
        {
            foreach (var text in Values(response, header))
            {
                if (Plain(text) is { } percent)
                {
                    uses.Add(new(pool, percent, TimeSpan.Zero));
                }
            }
        }

        foreach (var text in Values(response, "x-business-use-case-usage"))
        {
            uses.AddRange(Business(text));
        }

        return uses;
    }

    /// <summary>
    /// The longest <c>estimated_time_to_regain_access</c> (minutes) of the business use cases, else Retry-After, else null. Zero means "not blocked", not "now".
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var longest = Of(response).Select(u => u.Regain).DefaultIfEmpty().Max();
        return longest > TimeSpan.Zero ? longest : response.Headers.RetryAfter?.Delta is { } asked && asked > TimeSpan.Zero ? asked : null;
    }

    private static IEnumerable<string> Values(HttpResponseMessage response, string header) => response.Headers.TryGetValues(header, out var values) ? values : [];

    /// <summary>An object of three figures; older answers hold "17%", a bare number or nothing.</summary>
    private static double? Plain(string text)
    {
        if (double.TryParse(text.Trim().TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
        {
            return percent;
        }

        using var usage = Parse(text);
        return usage?.RootElement.ValueKind == JsonValueKind.Object ? Highest(usage.RootElement) : null;
    }

    private static List<FacebookUse> Business(string text)
    {
        using var usage = Parse(text);
        return usage?.RootElement.ValueKind != JsonValueKind.Object ? [] : [.. usage.RootElement.EnumerateObject()
            .Where(id => id.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(id => id.Value.EnumerateArray())
            .Where(use => use.ValueKind == JsonValueKind.Object)
            .Select(use => new FacebookUse(
                use.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : FacebookPools.Pages,
                Highest(use) ?? 0,
                TimeSpan.FromMinutes(Math.Clamp(Number(use, "estimated_time_to_regain_access") ?? 0, 0, 48 * 60))))];
    }

    private static double? Highest(JsonElement use) => Figures.Max(f => Number(use, f));

    private static double? Number(JsonElement use, string name) =>
        use.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
