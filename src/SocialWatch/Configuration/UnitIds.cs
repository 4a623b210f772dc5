using SocialWatch.Configuration.Json;

namespace SocialWatch.Configuration;

/// <summary>The unit ids that other files may name. Without any row in units.csv every id is taken as it is.</summary>
internal sealed class UnitIds(IReadOnlyCollection<string> ids)
{
    /// <summary>The id, after reporting it when units.csv does not have it.</summary>
    public string? Check(ConfigNode node, string field, string? id)
    {
        if (id is not null && ids.Count > 0 && !ids.Contains(id))
        {
            node.Wrong(field, "unknown_unit");
        }

        return id;
    }
}
