using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>
/// appsettings.json, then the environment. A named folder stands for itself; without one the current directory is read first and <c>./config</c> over it.
/// Environment variables begin with <c>SOCIALWATCH__</c> and win.
/// </summary>
internal static class SettingsFile
{
    public const string Name = "appsettings.json";
    public const string Prefix = "SOCIALWATCH__";

    /// <summary>The settings, and whether any file of them exists; null when a file cannot be read (the error is added).</summary>
    public static (IConfiguration? Settings, bool Exists) Read(string? folder, ConfigErrors errors)
    {
        string[] places = folder is null ? [".", ConfigLoader.DefaultFolder] : [folder];
        var files = places.Select(p => Path.GetFullPath(Path.Combine(p, Name))).Where(File.Exists).ToList();
        var builder = new ConfigurationBuilder();
        files.ForEach(f => builder.AddJsonFile(f, optional: false, reloadOnChange: false));
        builder.AddEnvironmentVariables(Prefix);
        try
        {
            return (builder.Build(), files.Count > 0);
        }
        catch (InvalidDataException e)
        {
            // The reader of settings names the place in the inner message; the text of the file itself may hold a token and is never shown.
            var line = (e.InnerException?.InnerException as System.Text.Json.JsonException ?? e.InnerException as System.Text.Json.JsonException)?.LineNumber + 1 ?? 0;
            errors.Add(Name, "$", null, "not_json", ("line", line.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("column", "1"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(Name, "$", null, "not_readable");
        }

        return (null, true);
    }
}
