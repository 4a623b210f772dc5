using Microsoft.Extensions.Configuration;
using SocialWatch.Configuration;

namespace SocialWatch.Tests.Configuration;

/// <summary>A configuration folder of a test, gone when the test ends.</summary>
internal sealed class Loading : IDisposable
{
    public static readonly KnownParts Known = new(["facebook", "import", "telegram", "website"], ["console", "email", "telegram"]);

    public string Folder { get; } = Directory.CreateTempSubdirectory("sw-config-").FullName;

    public Loading With(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public (UnionConfig? Config, IReadOnlyList<ConfigError> Errors) Load(params (string Key, string? Value)[] settings) =>
        new ConfigLoader(Known).Load(Folder, Settings(settings));

    public static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();

    /// <summary>The root of the repository: where the solution file is.</summary>
    public static string Repository()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "SocialWatch.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
