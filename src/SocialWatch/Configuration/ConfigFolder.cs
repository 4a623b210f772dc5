using System.Reflection;
using System.Text;
using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>
/// The configuration files: those of a folder on disk, and for each one that is missing there the copy inside the program. The demonstration's
/// folder is inside the program too. Reads only; thread-safe.
/// </summary>
/// <param name="folder">The folder on disk, or null for what is inside the program alone.</param>
/// <param name="shelves">Prefixes of embedded files, the first that has a file wins: <c>demo/</c>, <c>config/</c>.</param>
internal sealed class ConfigFolder(string? folder, IReadOnlyList<string> shelves)
{
    private static readonly Assembly Program = typeof(ConfigFolder).Assembly;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The shipped files, optionally under a folder that overrides them.</summary>
    public static ConfigFolder Shipped(string? folder) => new(folder, ["config/"]);

    /// <summary>The demonstration's files over the shipped ones.</summary>
    public static ConfigFolder Demo() => new(null, ["demo/", "config/"]);

    /// <summary>The text of a file, or null when it exists nowhere or cannot be read (then the error is added).</summary>
    public string? Read(string name, ConfigErrors errors)
    {
        if (OnDisk(name) is { } path)
        {
            return ReadFile(path, name, errors);
        }

        var shelf = shelves.FirstOrDefault(s => Program.GetManifestResourceInfo(s + name) is not null);
        return shelf is null ? null : Embedded(shelf + name);
    }

    /// <summary>Where a file comes from: true = the folder on disk, false = inside the program.</summary>
    public bool IsOwn(string name) => OnDisk(name) is not null;

    /// <summary>Names below a prefix such as <c>topics/</c>, from all places together, in ordinal order.</summary>
    public IReadOnlyList<string> Names(string prefix, string suffix)
    {
        var inside = Program.GetManifestResourceNames()
            .SelectMany(r => shelves.Where(s => r.StartsWith(s + prefix, StringComparison.Ordinal)).Select(s => r[s.Length..]));
        var under = folder is null ? null : Path.Combine(folder, prefix.TrimEnd('/'));
        var own = under is not null && Directory.Exists(under) ? Directory.EnumerateFiles(under).Select(f => prefix + Path.GetFileName(f)) : [];
        return [.. inside.Concat(own).Where(n => n.EndsWith(suffix, StringComparison.Ordinal) && !n[prefix.Length..].Contains('/', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The shipped texts: all that is embedded as <c>config/texts*.json</c>.</summary>
    public static Texts ShippedTexts()
    {
        var layers = Program.GetManifestResourceNames()
            .Where(n => n.StartsWith("config/texts", StringComparison.Ordinal) && n.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(n => (n, Embedded(n)));
        var errors = new List<ConfigError>();
        var texts = Texts.Parse(layers, errors);
        return errors.Count == 0 ? texts : throw new InvalidDataException($"The texts inside the program cannot be read: {errors[0].File}");
    }

    private string? OnDisk(string name)
    {
        var path = folder is null ? null : Path.Combine(folder, name);
        return path is not null && File.Exists(path) ? path : null;
    }

    private static string? ReadFile(string path, string name, ConfigErrors errors)
    {
        try
        {
            var text = Strict.GetString(File.ReadAllBytes(path));
            return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            errors.Add(name, "$", null, "not_utf8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(name, "$", null, "not_readable");
        }

        return null;
    }

    private static string Embedded(string resource)
    {
        using var reader = new StreamReader(Program.GetManifestResourceStream(resource)!, Strict);
        return reader.ReadToEnd();
    }
}
