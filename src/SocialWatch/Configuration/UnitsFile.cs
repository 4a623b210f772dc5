using SocialWatch.Configuration.Json;
using SocialWatch.Organisation;

namespace SocialWatch.Configuration;

/// <summary>units.csv: the dated tree of units. A file without any row stands for the shipped root, and other files may then name any unit.</summary>
internal static class UnitsFile
{
    public const string Name = "units.csv";

    public static (UnitTree Tree, UnitIds Ids) Read(string text, ConfigErrors errors)
    {
        var found = new List<ConfigError>();
        var tree = UnitTree.Parse(Name, text, found);
        if (tree.All.Count > 0)
        {
            errors.AddRange(found);
            return (tree, new([.. tree.All.Select(u => u.Id).Distinct()]));
        }

        // An empty tree has no root: that is the one error a file with a header alone is allowed.
        errors.AddRange(found.Where(e => e.Field != "parent"));
        return Shipped(errors);
    }

    /// <summary>The root alone, and no id is refused.</summary>
    public static (UnitTree Tree, UnitIds Ids) Shipped(ConfigErrors errors) =>
        (UnitTree.Parse(Name, ConfigFolder.Shipped(null).Read(Name, errors) ?? "", []), new([]));
}
