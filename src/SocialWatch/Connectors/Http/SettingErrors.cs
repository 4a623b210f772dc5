using System.Globalization;
using Microsoft.Extensions.Options;

namespace SocialWatch.Connectors.Http;

/// <summary>Collects what is wrong in one section of the settings, each error with its full key and without its value where that may be a secret.</summary>
internal sealed class SettingErrors(string section)
{
    private readonly List<string> _errors = [];

    public ValidateOptionsResult Result => _errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_errors);

    public void Add(string key, string reason) => _errors.Add($"{section}:{key}: {reason}");

    public void Range(string key, double value, double from, double to)
    {
        if (!(value >= from && value <= to))
        {
            Add(key, string.Create(CultureInfo.InvariantCulture, $"{value} nằm ngoài {from}–{to}"));
        }
    }

    /// <summary>Https, or http on this machine alone: such an address is sent secrets.</summary>
    public void BaseUrl(string key, string? value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            Add(key, "cần một địa chỉ https:// (http:// chỉ dùng cho chính máy này)");
        }
    }

    public void Proxy(string key, string? value)
    {
        if (!ProxySetting.IsValid(value))
        {
            Add(key, "cần http://máy:cổng hoặc socks5://máy:cổng");
        }
    }
}
