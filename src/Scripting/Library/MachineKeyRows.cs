using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime;

namespace MemDsl.Scripting.Library;

/// <summary>The keys of a machine block, and what each sets.</summary>
internal static class MachineKeyRows
{
    private static readonly MachineOptions Default = MachineOptions.Default;

    /// <summary>In the order of the reference; a key's ordinal is its index.</summary>
    public static readonly IReadOnlyList<MachineKeyRow> Rows =
    [
        Int("ram", "256M", "Bytes of RAM.", static (o, v) => o with { Ram = v }),
        Int("swap", "0", "Bytes of the swap device /dev/vda, in use from boot on.", static (o, v) => o with { Swap = v }),
        Int("cpus", Default.Cpus, "Processors.", static (o, v) => o with { Cpus = (int)v }, most: 64),
        Word("layout", "topdown", ["topdown", "legacy"], "The direction in which mmap looks for room.",
            static (o, word) => o with { Layout = word == "legacy" ? MmapLayout.Legacy : MmapLayout.TopDown }),
        new(new("aslr", MachineKeyKind.Switch, "off", "Whether exec randomises addresses, drawn from the seed."),
            static (o, value) => o with { Aslr = value.Word != 0 }, ulong.MaxValue),
        Int("seed", Default.Seed, "The start of the machine's random generator.", static (o, v) => o with { Seed = v }),
        Word("paging", "levels4", ["levels4", "levels5", "levels2", "pae"], "The page tables: levels4, levels5 on x86_64; levels2, pae on x86_32.",
            static (o, word) => o with { Paging = word }),
        new(new("kernel", MachineKeyKind.String, $"\"{Default.KernelVersion}\"", "The kernel whose rules hold."),
            static (o, value) => o with { KernelVersion = (string)value.Reference! }, ulong.MaxValue),
        Int("vm.overcommit_memory", (ulong)Default.OvercommitMemory, "0 heuristic, 1 always, 2 never.", static (o, v) => o with { OvercommitMemory = (int)v }, 2),
        Int("vm.overcommit_ratio", (ulong)Default.OvercommitRatio, "Percent of RAM that mode 2 may commit.",
            static (o, v) => o with { OvercommitRatio = (int)v }, int.MaxValue),
        Int("vm.max_map_count", (ulong)Default.MaxMapCount, "Areas that a process may have.", static (o, v) => o with { MaxMapCount = (int)v }, int.MaxValue),
        Int("vm.mmap_min_addr", Default.MmapMinAddr, "The lowest address that MAP_FIXED may use.", static (o, v) => o with { MmapMinAddr = v }),
        Int("vm.mmap_rnd_bits", (ulong)Default.MmapRndBits, "Random bits of mmap_base with ASLR.", static (o, v) => o with { MmapRndBits = (int)v }, 32),
        Int("vm.mmap_rnd_compat_bits", (ulong)Default.MmapRndCompatBits, "The same for 32-bit programs.",
            static (o, v) => o with { MmapRndCompatBits = (int)v }, 16),
        Int("vm.admin_reserve", Default.AdminReserve, "Bytes that mode 2 keeps for the administrator.", static (o, v) => o with { AdminReserve = v }),
        Int("vm.user_reserve", Default.UserReserve, "Bytes that mode 2 keeps for the user.", static (o, v) => o with { UserReserve = v }),
        Int("kernel.randomize_va_space", (ulong)Default.RandomizeVaSpace, "What ASLR moves: 1 all but the heap, 2 the heap too.",
            static (o, v) => o with { RandomizeVaSpace = (int)v }, 2),
        Int("stack_guard_gap", (ulong)Default.StackGuardGap, "Pages kept free below a growing area.", static (o, v) => o with { StackGuardGap = (int)v }, 1 << 20),
        Int("fault_around_bytes", (ulong)Default.FaultAroundBytes, "What a fault on a file maps around itself.",
            static (o, v) => o with { FaultAroundBytes = (int)v }, 2 << 20),
        Word("transparent_hugepage", "madvise, and never below 512M of RAM", ["never", "madvise", "always"],
            "Which areas get huge pages: none, those with MADV_HUGEPAGE, all.",
            static (o, word) => o with { TransparentHugepage = Enum.Parse<TransparentHugepage>(word, ignoreCase: true) }),
    ];

    public static void AddTo(RowTable table)
    {
        foreach (var row in Rows) table.Builder.Add(row.Key);
    }

    private static MachineKeyRow Int(string name, ulong otherwise, string doc, Func<MachineOptions, ulong, MachineOptions> set, ulong most = ulong.MaxValue) =>
        Int(name, otherwise.ToString(System.Globalization.CultureInfo.InvariantCulture), doc, set, most);

    private static MachineKeyRow Int(string name, int otherwise, string doc, Func<MachineOptions, ulong, MachineOptions> set, ulong most = ulong.MaxValue) =>
        Int(name, (ulong)otherwise, doc, set, most);

    private static MachineKeyRow Int(string name, string otherwise, string doc, Func<MachineOptions, ulong, MachineOptions> set, ulong most = ulong.MaxValue) =>
        new(new(name, MachineKeyKind.Int, otherwise, doc), (o, value) => set(o, (ulong)value.Word), most);

    private static MachineKeyRow Word(string name, string otherwise, ImmutableArray<string> words, string doc, Func<MachineOptions, string, MachineOptions> set) =>
        new(new(name, MachineKeyKind.Word, otherwise, doc) { Words = words }, (o, value) => set(o, (string)value.Reference!), ulong.MaxValue);
}

/// <summary>A key and what it does to the options.</summary>
/// <param name="Key">What the compiler sees.</param>
/// <param name="Set">The options with the key's value.</param>
/// <param name="Most">The largest int that can be put into the option at all; the options themselves check the rest.</param>
internal sealed record MachineKeyRow(LibraryMachineKey Key, Func<MachineOptions, ConstantValue, MachineOptions> Set, ulong Most);
