using System.Text.Json;

namespace SocialWatch.Connectors.Facebook;

/// <summary>How long the platform asks to be left alone.</summary>
internal static class FacebookUsage
{
    /// <summary>
    /// The longest <c>estimated_time_to_regain_access</c> (minutes) of the business use cases, else Retry-After, else null. Zero means "not blocked", not "now".
    /// </summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var minutes = response.Headers.TryGetValues("x-business-use-case-usage", out var values) ? values.Max(Minutes) : 0;
        if (minutes > 0)
        {
            return TimeSpan.FromMinutes(minutes);
        }

        return response.Headers.RetryAfter?.Delta is { } asked && asked > TimeSpan.Zero ? asked : null;
    }

    private static double Minutes(string header)
    {
        try
        {
            using var usage = JsonDocument.Parse(header);
            return usage.RootElement.ValueKind != JsonValueKind.Object ? 0 : usage.RootElement.EnumerateObject()
                .Where(id => id.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(id => id.Value.EnumerateArray())
                .Where(use => use.ValueKind == JsonValueKind.Object)
                .Max(use => use.TryGetProperty("estimated_time_to_regain_access", out var wait) && wait.ValueKind == JsonValueKind.Number ? (double?)Math.Clamp(wait.GetDouble(), 0, 48 * 60) : null) ?? 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
