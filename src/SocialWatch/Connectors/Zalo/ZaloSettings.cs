using SocialWatch.Connectors.Http;

namespace SocialWatch.Connectors.Zalo;

/// <summary>The section <c>Zalo</c> of the settings.</summary>
internal sealed class ZaloSettings
{
    public const string Section = "Zalo";

    /// <summary>Where the Official Account API answers; https, or http on this machine alone: every call carries a token.</summary>
    public string BaseUrl { get; set; } = "https://openapi.zalo.me/";

    /// <summary>Where consent is given and tokens are renewed.</summary>
    public string OAuthUrl { get; set; } = "https://oauth.zaloapp.com/";

    /// <summary>The app on developers.zalo.me.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The app's secret key.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>The callback address that the console of the app knows; consent comes back there.</summary>
    public string RedirectUri { get; set; } = "";

    /// <summary>Whether calls carry <c>appsecret_proof</c>; Zalo asks for it in some apps only.</summary>
    public bool SendProof { get; set; }

    /// <summary>The Official Accounts, by the name that channels.json gives in <c>account</c>.</summary>
    public Dictionary<string, ZaloAccount> Accounts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The account whose groups staff are told in; may be left out when there is one.</summary>
    public string? NotifyAccount { get; set; }

    /// <summary>The bot of the Zalo Bot Platform that speaks to staff; null = none.</summary>
    public ZaloBotSettings? Bot { get; set; }

    /// <summary>Minutes that are read again at each poll, since messages move while pages are read; default 10, 1–1440.</summary>
    public int OverlapMinutes { get; set; } = 10;

    /// <summary>Pages of ten messages read in one poll before single conversations are asked; default 30, 1–500.</summary>
    public int MaxPages { get; set; } = 30;

    /// <summary>Days back at the first poll; default 2, 1–7.</summary>
    public int FirstDays { get; set; } = 2;

    /// <summary>Hours a webhook call may be old; Zalo repeats one for over an hour; default 24, 2–48.</summary>
    public int WebhookHours { get; set; } = 24;

    /// <summary>Seconds allowed for one try; default 20.</summary>
    public double TimeoutSeconds { get; set; } = 20;

    /// <summary>Milliseconds before a failed read is tried again; default 300.</summary>
    public int RetryMilliseconds { get; set; } = 300;

    /// <summary>A proxy such as <c>socks5://host:1080</c>; optional.</summary>
    public string? Proxy { get; set; }

    public ReadOptions Reading => new(TimeSpan.FromSeconds(TimeoutSeconds), MaxBytes: 8 << 20)
    {
        Proxy = Proxy,
        RetryDelay = TimeSpan.FromMilliseconds(RetryMilliseconds),
    };

    /// <summary>The name of an account; an empty one means the only one there is. Null when there is none such.</summary>
    public string? NameOf(string? account) =>
        string.IsNullOrEmpty(account) ? (Accounts.Count == 1 ? Accounts.Keys.First() : null) : Accounts.ContainsKey(account) ? account : null;
}

/// <summary>One Official Account. Its tokens are in the store, not here.</summary>
internal sealed class ZaloAccount
{
    /// <summary>The id of the account, digits.</summary>
    public string OaId { get; set; } = "";

    /// <summary>The key that signs webhook calls (in the console: OA Secret Key). It is another one than the app's.</summary>
    public string? OaSecret { get; set; }

    /// <summary>The verifier whose challenge stands in the console, where Zalo makes the link itself; null = a fresh pair for each consent.</summary>
    public string? CodeVerifier { get; set; }

    /// <summary>A token of the API Explorer, for a first try before consent; the store's pair wins.</summary>
    public string? AccessToken { get; set; }
}

/// <summary>One bot of the Zalo Bot Platform, another product than an Official Account.</summary>
internal sealed class ZaloBotSettings
{
    /// <summary>Where the bot API answers.</summary>
    public string BaseUrl { get; set; } = "https://bot-api.zaloplatforms.com/";

    /// <summary>The bot's token. A secret: it stands in the address of every call.</summary>
    public string Token { get; set; } = "";

    /// <summary>Seconds the server may hold a poll open; default 20, 0–50.</summary>
    public int PollSeconds { get; set; } = 20;
}
