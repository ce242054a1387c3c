using System.Collections.Frozen;

namespace MemDsl.Replay.Operations;

/// <summary>The recorder's short names of flags.</summary>
internal static class RecorderConstants
{
    private static readonly FrozenDictionary<string, ulong> Values = new Dictionary<string, ulong>(StringComparer.Ordinal)
    {
        ["NONE"] = 0, ["R"] = 1, ["W"] = 2, ["X"] = 4, ["RW"] = 3, ["RX"] = 5, ["WX"] = 6, ["RWX"] = 7,
        ["PROT_SEM"] = 8, ["PROT_GROWSDOWN"] = 0x01000000, ["PROT_GROWSUP"] = 0x02000000,
        ["SHARED"] = 1, ["PRIVATE"] = 2, ["SHARED_VALIDATE"] = 3, ["DROPPABLE"] = 8,
        ["FIXED"] = 0x10, ["ANON"] = 0x20, ["MAP32"] = 0x40, ["GROWSDOWN"] = 0x100,
        ["DENYWRITE"] = 0x800, ["LOCKED"] = 0x2000, ["NORESERVE"] = 0x4000, ["POPULATE"] = 0x8000,
        ["NONBLOCK"] = 0x10000, ["STACK"] = 0x20000, ["HUGETLB"] = 0x40000, ["SYNC"] = 0x80000, ["NOREPLACE"] = 0x100000,
        ["MAYMOVE"] = 1, ["MFIXED"] = 2, ["DONTUNMAP"] = 4,
        ["MADV_NORMAL"] = 0, ["RANDOM"] = 1, ["SEQUENTIAL"] = 2, ["WILLNEED"] = 3, ["DONTNEED"] = 4,
        ["FREE"] = 8, ["REMOVE"] = 9, ["DONTFORK"] = 10, ["DOFORK"] = 11, ["MERGEABLE"] = 12,
        ["UNMERGEABLE"] = 13, ["HUGEPAGE"] = 14, ["NOHUGEPAGE"] = 15, ["DONTDUMP"] = 16,
        ["DODUMP"] = 17, ["WIPEONFORK"] = 18, ["KEEPONFORK"] = 19, ["COLD"] = 20, ["PAGEOUT"] = 21,
        ["POPULATE_READ"] = 22, ["POPULATE_WRITE"] = 23, ["DONTNEED_LOCKED"] = 24, ["COLLAPSE"] = 25,
        ["GUARD_INSTALL"] = 102, ["GUARD_REMOVE"] = 103,
        ["MS_ASYNC"] = 1, ["MS_INVALIDATE"] = 2, ["MS_SYNC"] = 4,
        ["MCL_CURRENT"] = 1, ["MCL_FUTURE"] = 2, ["MCL_ONFAULT"] = 4, ["MLOCK_ONFAULT"] = 1,
        ["O_RDONLY"] = 0, ["O_WRONLY"] = 1, ["O_RDWR"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ulong? Find(ReadOnlySpan<char> name) => Values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out ulong value) ? value : null;
}
