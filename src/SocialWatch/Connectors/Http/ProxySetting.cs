using System.Net;

namespace SocialWatch.Connectors.Http;

/// <summary>A proxy as one setting: <c>http://host:port</c>, <c>socks5://user:password@host:port</c>, …</summary>
internal static class ProxySetting
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Whether a setting can be used; empty means no proxy and is fine.</summary>
    public static bool IsValid(string? setting) =>
        string.IsNullOrWhiteSpace(setting)
        || (Uri.TryCreate(setting, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.Ordinal) && uri.Host.Length > 0);

    /// <summary>The proxy, or null when none is set.</summary>
    /// <exception cref="FormatException">The setting is no proxy address; the message does not repeat it, it may hold a password.</exception>
    public static IWebProxy? Create(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return null;
        }

        if (!IsValid(setting))
        {
            throw new FormatException("not a proxy address");
        }

        var uri = new Uri(setting);
        var proxy = new WebProxy(new Uri(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)));
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password])
        {
            proxy.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        return proxy;
    }
}
