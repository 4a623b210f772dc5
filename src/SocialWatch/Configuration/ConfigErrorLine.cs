namespace SocialWatch.Configuration;

/// <summary>A configuration error as one line: file, field, value, reason.</summary>
internal static class ConfigErrorLine
{
    public static string Print(ConfigError error) =>
        error.Value is null ? $"{error.File} {error.Field}: {error.Reason}" : $"{error.File} {error.Field} = “{error.Value}”: {error.Reason}";
}
