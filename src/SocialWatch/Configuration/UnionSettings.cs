using System.Globalization;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>The section <c>Union</c> of appsettings.json.</summary>
internal static class UnionSettings
{
    public const string Section = "Union";

    /// <summary>The union's own hotlines, e.g. <c>0900 000 000</c>: 3 to 15 digits, with spaces, dots, hyphens, brackets or a leading plus.</summary>
    public static IReadOnlyList<string> Hotlines(IConfiguration settings, ConfigErrors errors)
    {
        var hotlines = new List<string>();
        foreach (var item in settings.GetSection(Section + ":Hotlines").GetChildren())
        {
            var text = item.Value?.Trim() ?? "";
            var digits = text.Count(char.IsAsciiDigit);
            if (digits is >= 3 and <= 15 && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')'))
            {
                hotlines.Add(text);
            }
            else
            {
                errors.Add(SettingsFile.Name, string.Create(CultureInfo.InvariantCulture, $"{Section}.Hotlines[{item.Key}]"), text, "not_phone");
            }
        }

        return hotlines;
    }
}
