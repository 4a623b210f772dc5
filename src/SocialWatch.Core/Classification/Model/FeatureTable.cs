using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocialWatch.Classification.Model;

/// <summary>
/// From a feature's hash to its place: open addressing, at most a third full. A slot of four bytes holds a place and a few bits of the hash, so that the
/// table fits the cache and an unknown feature is mostly refused by one look. Immutable, thread-safe.
/// </summary>
internal sealed class FeatureTable
{
    private readonly uint[] _slots;
    private readonly uint[] _hashes;
    private readonly int _shift;
    private readonly int _mask;
    private readonly int _placeBits;

    public FeatureTable(ReadOnlySpan<uint> hashes)
    {
        _hashes = [.. hashes];
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, hashes.Length * 3));
        _slots = new uint[size];
        _mask = size - 1;
        _shift = 32 - BitOperations.Log2((uint)size);
        _placeBits = BitOperations.Log2((uint)Math.Max(1, hashes.Length)) + 1;
        for (var i = 0; i < hashes.Length; i++)
        {
            var mixed = hashes[i] * 0x9E3779B1u;
            var at = (int)(mixed >> _shift);
            while (_slots[at] != 0)
            {
                at = (at + 1) & _mask;
            }

            _slots[at] = (hashes[i] << _placeBits) | (uint)(i + 1);
        }
    }

    /// <summary>The place of the feature, −1 when the model does not know it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint hash)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        var at = (int)((hash * 0x9E3779B1u) >> _shift);
        while (true)
        {
            var slot = Unsafe.Add(ref slots, at);
            if (slot == 0)
            {
                return -1;
            }

            if ((slot ^ (hash << _placeBits)) >> _placeBits == 0)
            {
                var place = (int)(slot & ((1u << _placeBits) - 1)) - 1;
                if (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_hashes), place) == hash)
                {
                    return place;
                }
            }

            at = (at + 1) & _mask;
        }
    }
}
