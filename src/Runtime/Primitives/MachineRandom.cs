using System.Numerics;

namespace MemDsl.Runtime.Primitives;

/// <summary>
/// The machine's only source of chance: xoshiro256** (Blackman and Vigna, 2018), seeded by four draws of SplitMix64. The algorithm is part
/// of what a script means, so a change of it is a new <see cref="AlgorithmVersion"/>.
/// </summary>
public sealed class MachineRandom
{
    public const string AlgorithmName = "xoshiro256**/splitmix64";
    public const int AlgorithmVersion = 1;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public MachineRandom(ulong seed)
    {
        _s0 = SplitMix64(ref seed);
        _s1 = SplitMix64(ref seed);
        _s2 = SplitMix64(ref seed);
        _s3 = SplitMix64(ref seed);
    }

    private MachineRandom(MachineRandom other) => (_s0, _s1, _s2, _s3) = (other._s0, other._s1, other._s2, other._s3);

    /// <summary>A generator that will draw the same numbers as this one.</summary>
    public MachineRandom Clone() => new(this);

    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(unchecked(_s1 * 5), 7);
        result = unchecked(result * 9);
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in <c>[0, bound)</c>, by the high half of a product with rejection of the biased part (Lemire, 2019).</summary>
    public ulong NextBelow(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var high = Math.BigMul(NextUInt64(), bound, out var low);
        if (low >= bound) return high;
        var rejected = unchecked(0UL - bound) % bound;
        while (low < rejected) high = Math.BigMul(NextUInt64(), bound, out low);
        return high;
    }

    private static ulong SplitMix64(ref ulong state)
    {
        state = unchecked(state + 0x9e3779b97f4a7c15);
        var z = state;
        z = unchecked((z ^ (z >> 30)) * 0xbf58476d1ce4e5b9);
        z = unchecked((z ^ (z >> 27)) * 0x94d049bb133111eb);
        return z ^ (z >> 31);
    }
}
