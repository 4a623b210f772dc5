namespace SocialWatch.Digests;

/// <summary>A row of numbers as one line of text, ▁ to █. Pure, thread-safe.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>One bar a number, scaled to the greatest; 0 (or less) is the lowest bar, and nothing else is.</summary>
    public static string Of(IReadOnlyList<int> values)
    {
        var top = values.Count == 0 ? 0 : Math.Max(1, values.Max());
        return string.Create(values.Count, (values, top), static (bars, from) =>
        {
            for (var i = 0; i < bars.Length; i++)
            {
                var value = Math.Max(0, from.values[i]);
                bars[i] = Bars[(int)(((long)value * (Bars.Length - 1) + from.top - 1) / from.top)];
            }
        });
    }
}
