using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocialWatch.Classification.Model;

/// <summary>Room to count the features of one text; reused from text to text. Not thread-safe: one per call.</summary>
internal sealed class ScoreScratch(int features)
{
    /// <summary>How often each feature stands in the text; all zero between texts.</summary>
    public byte[] Counts { get; } = new byte[features];

    /// <summary>The features of the text, each block from its own beginning.</summary>
    public int[] Touched { get; } = new int[features];

    /// <summary>How many of each block.</summary>
    public int[] Lengths { get; } = new int[FeatureSettings.Blocks];
}

/// <summary>Counts the features that the model knows.</summary>
internal readonly struct ScoreSink(LinearModel model, ScoreScratch scratch) : IFeatureSink
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int block, uint hash, int start, int length)
    {
        var feature = model.Table.Find(hash);
        if (feature < 0)
        {
            return;
        }

        ref var count = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(scratch.Counts), feature);
        if (count == 0)
        {
            // A hash that two blocks share belongs to the block it was learned in.
            var ends = model.BlockEnds;
            var home = feature < ends[1] ? (feature < ends[0] ? 0 : 1) : feature < ends[2] ? 2 : 3;
            var begin = home == 0 ? 0 : ends[home - 1];
            scratch.Touched[begin + scratch.Lengths[home]++] = feature;
        }

        count += count == byte.MaxValue ? (byte)0 : (byte)1;
    }
}
