using System.Numerics;

namespace MemDsl.Runtime.Hardware;

/// <summary>One level of a TLB: <paramref name="Entries"/> translations in sets of <paramref name="Ways"/>. The number of sets is a power of two.</summary>
public sealed record TlbLevelGeometry(string Name, int Entries, int Ways)
{
    public int Sets => Entries / Ways;

    /// <summary>Whether the numbers make sense: whole sets, a power of two of them.</summary>
    public bool IsValid => Ways is > 0 and <= 255 && Entries > 0 && Entries % Ways == 0 && BitOperations.IsPow2(Sets);
}

/// <summary>
/// The sizes of a processor's TLB, from the level asked first. <paramref name="Large"/> is a part of the first level for leaves of 2 MiB, which also go
/// into the last level; without it they are cached in 4 KiB pieces. A new processor is a new row.
/// </summary>
public sealed record TlbGeometry(string Name, IReadOnlyList<TlbLevelGeometry> Levels, TlbLevelGeometry? Large = null)
{
    /// <summary>Data TLB of 64×4, 32×4 for large pages, and a second level of 1536×12 for both (Intel optimisation manual).</summary>
    public static TlbGeometry Skylake { get; } = new("skylake", [new("L1", 64, 4), new("L2", 1536, 12)], new("L1 2M", 32, 4));

    /// <summary>The Core i7 of the textbooks: 64×4 (32×4 for large pages) and 512×4.</summary>
    public static TlbGeometry Textbook { get; } = new("textbook", [new("L1", 64, 4), new("L2", 512, 4)], new("L1 2M", 32, 4));

    /// <summary>For the blackboard: four sets of two.</summary>
    public static TlbGeometry Blackboard { get; } = new("blackboard", [new("L1", 8, 2)]);

    public static IReadOnlyList<TlbGeometry> All { get; } = [Skylake, Textbook, Blackboard];
}
