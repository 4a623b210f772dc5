using System.Reflection;

namespace SocialWatch.Commands;

/// <summary>Finds every <see cref="ICommandVerb"/> of an assembly, in ordinal order of name; two with one name stop the program, with both types in the message.</summary>
internal static class VerbDiscovery
{
    public static IReadOnlyList<ICommandVerb> Find(Assembly assembly) => InOrder(assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICommandVerb)))
        .Select(t => (ICommandVerb)Activator.CreateInstance(t)!));

    public static IReadOnlyList<ICommandVerb> InOrder(IEnumerable<ICommandVerb> verbs)
    {
        var found = new SortedDictionary<string, ICommandVerb>(StringComparer.Ordinal);
        foreach (var verb in verbs)
        {
            if (!found.TryAdd(verb.Name, verb))
            {
                throw new InvalidOperationException($"Two verbs call themselves '{verb.Name}': {found[verb.Name].GetType().Name} and {verb.GetType().Name}.");
            }
        }

        return [.. found.Values];
    }
}
