using System.Globalization;
using SocialWatch.Channels;

namespace SocialWatch.Connectors.Zalo;

/// <summary>What an error code of Zalo asks for. Zalo answers errors with HTTP 200: the code in the body is all there is.</summary>
internal enum ZaloBucket
{
    /// <summary>Renew the token once and ask once more.</summary>
    Token,

    /// <summary>A person must change something: consent, a permission, a package, an address.</summary>
    Human,

    /// <summary>Passes by itself.</summary>
    Transient,

    /// <summary>Too many calls.</summary>
    RateLimited,

    /// <summary>This recipient cannot be reached now; no retry, a person answers another way.</summary>
    Recipient,

    /// <summary>The call itself is wrong; a repeat would be refused again.</summary>
    Permanent,

    /// <summary>Nothing left of what was bought; wait for the next window.</summary>
    Quota,
}

/// <summary>The buckets of error codes and what they mean for a source. Pure.</summary>
internal static class ZaloErrors
{
    /// <summary>How long to wait when a throttle does not say.</summary>
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan QuotaWait = TimeSpan.FromHours(6);

    public static ZaloBucket BucketOf(int code) => code switch
    {
        -216 or -220 or -124 => ZaloBucket.Token,
        -32 => ZaloBucket.RateLimited,
        -100 or -200 or -214 => ZaloBucket.Transient,
        -213 or -217 or -218 or -227 or -230 or -232 or -234 or -244 => ZaloBucket.Recipient,
        -211 => ZaloBucket.Quota,
        -204 or -205 or -209 or -212 or -219 or -221 or -223 or -224 or -240 or -242 or -320 or -321 or 404 or (<= -14000 and > -15000) => ZaloBucket.Human,
        // An unknown code is permanent and told: a new one must not be hammered.
        _ => ZaloBucket.Permanent,
    };

    /// <summary>What a code means for a poll.</summary>
    public static SourceFault FaultOf(int code)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"zalo:{code}");
        return BucketOf(code) switch
        {
            ZaloBucket.Token => new(FaultKind.Credentials, name),
            ZaloBucket.Human => new(code is 404 or -204 or -205 ? FaultKind.Gone : code is <= -14000 and > -15000 ? FaultKind.Credentials : FaultKind.Permission, name),
            ZaloBucket.RateLimited => new(FaultKind.RateLimited, name, DefaultWait),
            ZaloBucket.Quota => new(FaultKind.RateLimited, name, QuotaWait),
            ZaloBucket.Transient => new(FaultKind.Transient, name),
            // A group that is disabled or that the account was put out of is gone for it.
            _ => new(code is -237 or -238 or -403 ? FaultKind.Gone : FaultKind.Malformed, name),
        };
    }
}
