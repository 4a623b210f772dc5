namespace SocialWatch.Configuration.Json;

/// <summary>
/// Collects everything that is wrong in the configuration, in the words of the shipped texts (those inside the program, so that a broken texts file
/// can still be reported). One load, one instance; not thread-safe.
/// </summary>
internal sealed class ConfigErrors(Texts words)
{
    private readonly List<ConfigError> _all = [];

    public IReadOnlyList<ConfigError> All => _all;

    /// <summary>Adds one error.</summary>
    /// <param name="field">A JSON path such as <c>[2].unit</c>, or <c>dòng 7 parent</c> in a CSV file.</param>
    /// <param name="key">Text key without its prefix <c>config.error.</c>.</param>
    public void Add(string file, string field, string? value, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        _all.Add(new(file, field, value, words.Say("config.error." + key, values)));

    /// <summary>Adds errors that another reader has already put into words.</summary>
    public void AddRange(IEnumerable<ConfigError> errors) => _all.AddRange(errors);
}
