namespace SocialWatch.Classification.Model;

/// <summary>One text as features and values. Immutable.</summary>
internal sealed class SparseRow(int[] features, float[] values)
{
    public int[] Features => features;

    public float[] Values => values;

    /// <summary>1 + ln(times).</summary>
    public static float Sublinear(int times) => times == 1 ? 1f : 1f + MathF.Log(times);
}
