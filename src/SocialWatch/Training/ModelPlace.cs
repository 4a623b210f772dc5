namespace SocialWatch.Training;

/// <summary>Where the shipped model lies.</summary>
internal static class ModelPlace
{
    /// <summary>models/&lt;task&gt;/&lt;version&gt; (DESIGN 4).</summary>
    public const string Shipped = "models/mentions/1";

    /// <summary>The folder named, else the shipped one under the current folder, else the one beside the program.</summary>
    public static string Find(string? named)
    {
        if (named is not null)
        {
            return named;
        }

        return Directory.Exists(Shipped) ? Shipped : Path.Combine(AppContext.BaseDirectory, Shipped);
    }
}
