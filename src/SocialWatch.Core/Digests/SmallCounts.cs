using System.Text.Json;
using SocialWatch.Alerts;

namespace SocialWatch.Digests;

/// <summary>
/// Counts of people or cases in one unit and topic: 1 to 4 are printed "&lt;5", so that nobody is recognised in a small number (DESIGN 6.6). Pure, thread-safe.
/// </summary>
public static class SmallCounts
{
    private const int Least = 5;
    private const string Few = "<5";

    /// <summary>The count in words for a digest or report.</summary>
    public static string Print(int count) => count is > 0 and < Least ? Few : Wording.Count(count);

    /// <summary>The count in JSON: a number, the string "&lt;5", or null where it could not be counted.</summary>
    public static void Write(Utf8JsonWriter writer, string name, int count)
    {
        if (count is > 0 and < Least)
        {
            writer.WriteString(name, Few);
        }
        else if (count < 0)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteNumber(name, count);
        }
    }
}
