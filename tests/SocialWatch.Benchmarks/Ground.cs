using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Modules;

namespace SocialWatch.Benchmarks;

/// <summary>What every measure stands on: a folder of its own, and the configuration of the demonstration.</summary>
internal sealed class Ground : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("socialwatch-bench-").FullName;

    public static UnionConfig Config { get; } =
        new ConfigLoader(KnownParts.Of(ModuleDiscovery.Find(typeof(ConfigLoader).Assembly))).LoadDemo(new Microsoft.Extensions.Configuration.ConfigurationManager()).Config!;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>One line of figures, with how busy the machine is: a figure without it says little.</summary>
    public static void Print(string measure, FormattableString figures)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "?";
        Console.WriteLine($"{measure}: {figures.ToString(CultureInfo.InvariantCulture)}  [load {load} on {Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)} cores]");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
