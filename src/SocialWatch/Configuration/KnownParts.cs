using SocialWatch.Modules;

namespace SocialWatch.Configuration;

/// <summary>What the discovered modules can serve: channel kinds (<c>connector/…</c>) and sinks (<c>sink/…</c>).</summary>
internal sealed record KnownParts(IReadOnlyList<string> Kinds, IReadOnlyList<string> Sinks)
{
    private const string Connector = "connector/";
    private const string Sink = "sink/";

    public static KnownParts Of(IEnumerable<IModule> modules)
    {
        var ids = modules.Select(m => m.Id).ToList();
        return new(Under(ids, Connector), Under(ids, Sink));
    }

    private static IReadOnlyList<string> Under(List<string> ids, string prefix) =>
        [.. ids.Where(i => i.StartsWith(prefix, StringComparison.Ordinal)).Select(i => i[prefix.Length..])];
}
