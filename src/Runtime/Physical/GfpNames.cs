namespace MemDsl.Runtime.Physical;

/// <summary>GFP flags in Linux's words (<c>include/trace/events/mmflags.h</c>): <c>GFP_HIGHUSER_MOVABLE</c>, <c>GFP_KERNEL|__GFP_ZERO</c>.</summary>
public static class GfpNames
{
    /// <summary>Wider sets stand first, so that the first row that fits says most.</summary>
    private static readonly (GfpFlags Flags, string Name)[] Table =
    [
        (GfpFlags.GFP_TRANSHUGE, "GFP_TRANSHUGE"),
        (GfpFlags.GFP_TRANSHUGE_LIGHT, "GFP_TRANSHUGE_LIGHT"),
        (GfpFlags.GFP_HIGHUSER_MOVABLE, "GFP_HIGHUSER_MOVABLE"),
        (GfpFlags.GFP_HIGHUSER, "GFP_HIGHUSER"),
        (GfpFlags.GFP_PGTABLE_USER, "GFP_PGTABLE_USER"),
        (GfpFlags.GFP_USER, "GFP_USER"),
        (GfpFlags.GFP_KERNEL, "GFP_KERNEL"),
        (GfpFlags.GFP_NOFS, "GFP_NOFS"),
        (GfpFlags.GFP_ATOMIC, "GFP_ATOMIC"),
        (GfpFlags.GFP_NOIO, "GFP_NOIO"),
        (GfpFlags.GFP_NOWAIT, "GFP_NOWAIT"),
        (GfpFlags.Dma, "GFP_DMA"),
        (GfpFlags.Dma32, "GFP_DMA32"),
        (GfpFlags.HighMem, "__GFP_HIGHMEM"),
        (GfpFlags.Movable, "__GFP_MOVABLE"),
        (GfpFlags.Reclaimable, "__GFP_RECLAIMABLE"),
        (GfpFlags.High, "__GFP_HIGH"),
        (GfpFlags.Io, "__GFP_IO"),
        (GfpFlags.Fs, "__GFP_FS"),
        (GfpFlags.Zero, "__GFP_ZERO"),
        (GfpFlags.DirectReclaim, "__GFP_DIRECT_RECLAIM"),
        (GfpFlags.KswapdReclaim, "__GFP_KSWAPD_RECLAIM"),
        (GfpFlags.Write, "__GFP_WRITE"),
        (GfpFlags.NoWarn, "__GFP_NOWARN"),
        (GfpFlags.RetryMayFail, "__GFP_RETRY_MAYFAIL"),
        (GfpFlags.NoFail, "__GFP_NOFAIL"),
        (GfpFlags.NoRetry, "__GFP_NORETRY"),
        (GfpFlags.MemAlloc, "__GFP_MEMALLOC"),
        (GfpFlags.Comp, "__GFP_COMP"),
        (GfpFlags.NoMemAlloc, "__GFP_NOMEMALLOC"),
        (GfpFlags.HardWall, "__GFP_HARDWALL"),
        (GfpFlags.ThisNode, "__GFP_THISNODE"),
        (GfpFlags.Account, "__GFP_ACCOUNT"),
    ];

    /// <summary>The single bits that are no name by themselves: <c>__GFP_NORETRY</c>.</summary>
    public static IEnumerable<(GfpFlags Flags, string Name)> Bits
    {
        get
        {
            foreach (var row in Table)
            {
                if (row.Name.StartsWith("__GFP_", StringComparison.Ordinal)) yield return row;
            }
        }
    }

    /// <summary>The names joined by <c>|</c>; <c>0</c> for no flag, hexadecimal for bits that have no name.</summary>
    public static string Describe(GfpFlags flags)
    {
        var names = new List<string>();
        foreach (var (set, name) in Table)
        {
            if ((flags & set) != set) continue;
            names.Add(name);
            flags &= ~set;
        }

        if (flags != GfpFlags.None || names.Count == 0) names.Add(flags == GfpFlags.None ? "0" : $"0x{(uint)flags:x}");
        return string.Join('|', names);
    }
}
