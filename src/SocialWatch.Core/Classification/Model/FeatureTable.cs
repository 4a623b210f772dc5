using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocialWatch.Classification.Model;

/// <summary>From a feature's hash to its place: open addressing, at most half full, a whole answer in eight bytes. Immutable, thread-safe.</summary>
internal sealed class FeatureTable
{
    private readonly ulong[] _slots;
    private readonly int _shift;
    private readonly int _mask;

    public FeatureTable(uint[] hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, hashes.Length * 2));
        _slots = new ulong[size];
        _mask = size - 1;
        _shift = 32 - BitOperations.Log2((uint)size);
        for (var i = 0; i < hashes.Length; i++)
        {
            var at = Home(hashes[i]);
            while (_slots[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            _slots[at] = ((ulong)hashes[i] << 32) | (uint)(i + 1);
        }
    }

    /// <summary>The place of the feature, −1 when the model does not know it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint hash)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        for (var at = Home(hash); ; at = (at + 1) & _mask)
        {
            var slot = Unsafe.Add(ref slots, at);
            if ((uint)(slot >> 32) == hash && slot != 0)
            {
                return (int)(uint)slot - 1;
            }

            if (slot == 0)
            {
                return -1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Home(uint hash) => (int)((hash * 0x9E3779B1u) >> _shift);
}
