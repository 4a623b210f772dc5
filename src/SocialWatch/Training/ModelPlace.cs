using System.Globalization;
using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>Where the shipped models lie.</summary>
internal static class ModelPlace
{
    /// <summary>Topics and signals. models/&lt;task&gt;/&lt;version&gt; (DESIGN 4); a version is a whole number.</summary>
    private const string Mentions = "models/mentions";

    private const string Emergencies = "models/emergencies";

    /// <summary>The folder named, else the newest version under the current folder (a clone), else the newest beside the program (published, tests).</summary>
    public static string Find(string? named) => named ?? Of(Mentions);

    /// <summary>The same for what cannot wait.</summary>
    public static string FindEmergencies() => Of(Emergencies);

    private static string Of(string task) =>
        Newest(task) ?? Newest(Path.Combine(AppContext.BaseDirectory, task)) ?? Path.Combine(AppContext.BaseDirectory, task, "1");

    /// <summary>The folder of the highest version that holds a model file; null when there is none.</summary>
    private static string? Newest(string task) => !Directory.Exists(task) ? null : Directory.EnumerateDirectories(task)
        .Select(d => (Folder: d, Version: int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var v) ? v : -1))
        .Where(d => d.Version >= 0 && File.Exists(Path.Combine(d.Folder, ModelFile.Name))).OrderByDescending(d => d.Version).Select(d => d.Folder).FirstOrDefault();
}
