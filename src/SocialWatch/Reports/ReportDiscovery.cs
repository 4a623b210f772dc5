using System.Reflection;

namespace SocialWatch.Reports;

/// <summary>Finds every <see cref="IReport"/> of an assembly, in ordinal order of id; two with one id stop the program, with both types in the message.</summary>
internal static class ReportDiscovery
{
    /// <summary>The reports of this program.</summary>
    public static IReadOnlyList<IReport> All { get; } = Find(typeof(IReport).Assembly);

    public static IReadOnlyList<IReport> Find(Assembly assembly) => InOrder(assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IReport))).Select(t => (IReport)Activator.CreateInstance(t)!));

    public static IReadOnlyList<IReport> InOrder(IEnumerable<IReport> reports)
    {
        var found = new SortedDictionary<string, IReport>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            if (!found.TryAdd(report.Id, report))
            {
                throw new InvalidOperationException($"Two reports call themselves '{report.Id}': {found[report.Id].GetType().Name} and {report.GetType().Name}.");
            }
        }

        return [.. found.Values];
    }
}
