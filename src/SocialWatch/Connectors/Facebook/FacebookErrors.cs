using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SocialWatch.Channels;
using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Facebook;

/// <summary>What an answer that is no data means. <see cref="Outcome"/> is set for the two answers a walk can live with.</summary>
internal sealed record FacebookError(SourceFault Fault, FacebookOutcome? Outcome = null);

/// <summary>
/// Reads the error body whatever the status says (throttles come as 400 or 403, and 200 with an error is claimed). Decides by code and subcode; the one
/// exception is "reduce the amount of data", which shares code 1 with every unknown trouble and has nothing but its text. Pure.
/// </summary>
internal static partial class FacebookErrors
{
    /// <summary>The error in an answer, or null when it is data.</summary>
    public static FacebookError? Find(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var (root, isJson) = Parse(body);
        if (root is { ValueKind: JsonValueKind.Object } answer)
        {
            if (answer.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
            {
                return Of(Number(error, "code") ?? CodeInText(Text(error, "message")), Number(error, "error_subcode"), Text(error, "message"), IsTrue(error, "is_transient"), response);
            }

            if (answer.TryGetProperty("error_type", out _) || answer.TryGetProperty("error_message", out _))
            {
                // The flat shape of OAuth calls: its code is the HTTP status, its type says that a login is needed.
                return new(new(FaultKind.Credentials, "facebook:oauth"));
            }
        }

        if (!response.IsSuccessStatusCode)
        {
            return new(SourceFault.FromStatus(response.StatusCode, FacebookUsage.RetryAfter(response) ?? Default(response.StatusCode)));
        }

        return isJson ? null : new(new(FaultKind.Malformed, "facebook:not_json"));
    }

    private static FacebookError Of(int? code, int? subcode, string? message, bool transient, HttpResponseMessage response)
    {
        var name = "facebook:" + (code?.ToString(CultureInfo.InvariantCulture) ?? "unknown") + (subcode is { } s ? "/" + s.ToString(CultureInfo.InvariantCulture) : "");
        return (code, subcode) switch
        {
            (1, _) when message?.Contains("reduce the amount of data", StringComparison.OrdinalIgnoreCase) == true
                => new(new(FaultKind.Transient, name), FacebookOutcome.TooMuch),
            (100, 33) => new(new(FaultKind.Gone, name), FacebookOutcome.Gone),
            (803, _) => new(new(FaultKind.Gone, name), FacebookOutcome.Gone),
            // Recorded without a subcode: only its text tells that the secret is what is missing.
            (100, null) when message?.Contains("appsecret_proof", StringComparison.OrdinalIgnoreCase) == true || message?.Contains("app secret proof", StringComparison.OrdinalIgnoreCase) == true
                => new(new(FaultKind.Permission, "facebook:100/proof")),
            (190, 492) => new(new(FaultKind.Permission, name)),
            (190 or 102 or 1705, _) => new(new(FaultKind.Credentials, name)),
            // 100 without 33 is a missing right, a missing proof or a dead field, 368 a block: a person must look, waiting does not help.
            (3 or 10 or 100 or 368 or (>= 200 and <= 299), _) => new(new(FaultKind.Permission, name)),
            (4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80099), _) => new(new(FaultKind.RateLimited, name, FacebookUsage.RetryAfter(response) ?? DefaultWait)),
            (1 or 2, _) => new(new(FaultKind.Transient, name, FacebookUsage.RetryAfter(response))),
            _ when transient || (int)response.StatusCode >= 500 => new(new(FaultKind.Transient, name, FacebookUsage.RetryAfter(response))),
            _ when response.StatusCode == HttpStatusCode.TooManyRequests => new(new(FaultKind.RateLimited, name, FacebookUsage.RetryAfter(response) ?? DefaultWait)),
            _ when response.StatusCode == HttpStatusCode.Unauthorized => new(new(FaultKind.Credentials, name)),
            _ => new(new(FaultKind.Malformed, name)),
        };
    }

    /// <summary>How long to wait when a throttle does not say.</summary>
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(15);

    private static TimeSpan? Default(HttpStatusCode status) => status == HttpStatusCode.TooManyRequests ? DefaultWait : null;

    private static (JsonElement? Root, bool IsJson) Parse(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith(Encoding.UTF8.Preamble) ? body[3..] : body;
        try
        {
            var reader = new Utf8JsonReader(body);
            return (JsonElement.ParseValue(ref reader), true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? LooseString.Of(value) : null;

    private static int? Number(JsonElement error, string name) =>
        int.TryParse(Text(error, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsTrue(JsonElement error, string name) => error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>"(#341) …": older errors carry the code in the text alone.</summary>
    private static int? CodeInText(string? message) =>
        message is not null && LeadingCode().Match(message) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    [GeneratedRegex(@"^\(#([0-9]{1,7})\)", RegexOptions.NonBacktracking)]
    private static partial Regex LeadingCode();
}
