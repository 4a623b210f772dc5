using System.Text.Json;
using SocialWatch.Configuration;
using SocialWatch.Text;

namespace SocialWatch.Classification.Model;

/// <summary>
/// The vocabulary a model was trained with, as its own files: it is kept inside the model, so that a later change of config/topics does not change what the model
/// was taught. Immutable, thread-safe.
/// </summary>
/// <param name="Topics">Name and text of the topic files, ordered by name.</param>
/// <param name="TeenCode">The text of the list of abbreviations.</param>
public sealed record KeywordSource(IReadOnlyList<(string File, string Json)> Topics, string TeenCode)
{
    /// <summary>The shipped vocabulary, when every topic of the set is one of its topics and the set has signals; else none: other tasks learn without it.</summary>
    public static KeywordSource? ShippedFor(LabelledSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var known = TopicCatalogue.Shipped().Topics.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        return set.Topics is > 0 and var topics && topics < set.Labels.Count && set.Labels.Take(topics).All(known.Contains)
            ? new(ShippedLexicon.Topics(), ShippedLexicon.Read("teencode.json"))
            : null;
    }

    /// <summary>The matcher over it.</summary>
    /// <exception cref="FormatException">The files are no topic files.</exception>
    internal KeywordFeatures Build()
    {
        var errors = new List<ConfigError>();
        var catalogue = TopicCatalogue.Parse(Topics, errors);
        try
        {
            return errors.Count == 0 ? new(new(catalogue), Text.TeenCode.Parse(TeenCode)) : throw new FormatException(errors[0].ToString());
        }
        catch (JsonException e)
        {
            throw new FormatException("The list of abbreviations is no JSON.", e);
        }
    }
}
