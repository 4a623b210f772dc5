namespace SocialWatch.Text;

/// <summary>Reads the vocabularies of config/ that are embedded in this assembly. Thread-safe.</summary>
internal static class ShippedLexicon
{
    /// <summary>The text of <c>config/lexicon/{file}</c> as shipped.</summary>
    /// <exception cref="InvalidOperationException">No such file was shipped.</exception>
    public static string Read(string file) => ReadResource("lexicon/" + file);

    /// <summary>Name and text of every <c>config/topics/*.json</c> as shipped, by name.</summary>
    public static IReadOnlyList<(string File, string Json)> Topics() =>
    [
        .. typeof(ShippedLexicon).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("topics/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => (n, ReadResource(n))),
    ];

    private static string ReadResource(string name)
    {
        using var stream = typeof(ShippedLexicon).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
