using System.Text.Json.Nodes;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Zalo;

/// <summary>A message as it stands in a chat or a group.</summary>
/// <param name="Person">The id of the member's side.</param>
/// <param name="Group">Null in a chat with one person.</param>
/// <param name="Admin">Who typed it in Zalo's manager; null = a program or the member.</param>
internal sealed record ZaloSaid(
    string Id, DateTimeOffset At, bool FromAccount, string Person, string Name, string? Group, string Type, string? Text, string? Admin = null);

/// <summary>One Official Account: its tokens and all that was said. Not thread-safe.</summary>
internal sealed class ZaloAccountWorld(ScriptedOa oa, DateTimeOffset start)
{
    /// <summary>The life of an access token.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(90_000);

    private int _pairs = 1;
    private int _numbers;

    public ScriptedOa Oa { get; } = oa;

    public string AccessToken { get; private set; } = oa.AccessToken;

    public string RefreshToken { get; private set; } = oa.RefreshToken;

    public DateTimeOffset ExpiresAt { get; private set; } = start + Life;

    /// <summary>How often a pair was handed out.</summary>
    public int Renewals => _pairs - 1;

    /// <summary>The challenge of the consent that waits for its code, by code.</summary>
    public Dictionary<string, string> Codes { get; } = new(StringComparer.Ordinal);

    public List<ZaloSaid> Said { get; } = [];

    /// <summary>Articles by token, with the number of times they are still in work.</summary>
    public Dictionary<string, int> Articles { get; } = new(StringComparer.Ordinal);

    public string NewId() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{0xacad7232:x8}{Oa.Id.Length:x2}{++_numbers:x10}");

    /// <summary>Rotates: the old refresh token is dead at once, and so is the old access token.</summary>
    public JsonObject Renew(DateTimeOffset now)
    {
        _pairs++;
        (AccessToken, RefreshToken, ExpiresAt) = ($"{Oa.AccessToken}-{_pairs}", $"{Oa.RefreshToken}-{_pairs}", now + Life);
        return new() { ["access_token"] = AccessToken, ["refresh_token"] = RefreshToken, ["expires_in"] = "90000" };
    }

    /// <summary>Kills the access token now, whatever its expiry said.</summary>
    public void Expire() => AccessToken = "expired-" + AccessToken;

    /// <summary>Takes consent back: neither token is good any more.</summary>
    public void Revoke()
    {
        Expire();
        RefreshToken = "revoked-" + RefreshToken;
    }
}
