using System.Reflection;

namespace SocialWatch.Modules;

/// <summary>Finds every <see cref="IModule"/> of an assembly; two with one id stop the program, with both names in the message.</summary>
internal static class ModuleDiscovery
{
    public static IReadOnlyList<IModule> Find(Assembly assembly) => InOrder(assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule)))
        .Select(t => (IModule)Activator.CreateInstance(t)!));

    public static IReadOnlyList<IModule> InOrder(IEnumerable<IModule> modules)
    {
        var found = new SortedDictionary<string, IModule>(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            if (!found.TryAdd(module.Id, module))
            {
                throw new InvalidOperationException($"Two modules call themselves '{module.Id}': {found[module.Id].GetType().Name} and {module.GetType().Name}.");
            }
        }

        return [.. found.Values];
    }
}
