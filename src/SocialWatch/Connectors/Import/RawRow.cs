namespace SocialWatch.Connectors.Import;

/// <summary>A field as it stands in the file: its text, absent, or of the wrong type.</summary>
internal readonly record struct RawField(string? Text, bool WrongType = false);

/// <summary>A row as it stands in the file, before any rule. JSON Lines and CSV meet here.</summary>
internal sealed class RawRow(Func<string, RawField> field)
{
    public RawField this[string name] => field(name);
}
