using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>What arch_pick_mmap_layout fixes for a program at exec: where the searches for free space begin
/// (<c>arch/x86/mm/mmap.c</c>).</summary>
public sealed record AddressSpaceLayout
{
    private const ulong GuardGapPad = 256 * PageSize.Bytes;
    private const ulong Low32Random = 32UL << 20;
    private const ulong MinimumGap = 128UL << 20;

    public required AddressSpaceKind Kind { get; init; }

    /// <summary>mmap_base: a top-down search starts right below it.</summary>
    public required VirtualAddress MmapBase { get; init; }

    /// <summary>mmap_legacy_base (TASK_UNMAPPED_BASE): a bottom-up search starts here.</summary>
    public required VirtualAddress LegacyBase { get; init; }

    /// <summary>MMF_TOPDOWN: new mappings go as high as possible.</summary>
    public required bool TopDown { get; init; }

    /// <summary>PF_RANDOMIZE: addresses are drawn at random.</summary>
    public required bool Randomized { get; init; }

    /// <summary>randomize_va_space: 2 moves the break too.</summary>
    public int RandomizeVaSpace { get; init; }

    /// <summary>Bytes by which searches for MAP_32BIT start above 1 GiB; drawn once, where the kernel draws for each search.</summary>
    public ulong Low32Shift { get; init; }

    public ulong TaskSize => Kind.TaskSize;

    /// <summary>The layout of a program that starts now.</summary>
    /// <param name="kind">The row of constants.</param>
    /// <param name="personality">The task's personality bits.</param>
    /// <param name="stackLimit">RLIMIT_STACK, soft, in bytes, as it is when exec begins.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="legacy">Sysctl vm.legacy_va_layout.</param>
    /// <param name="randomizeVaSpace">Sysctl kernel.randomize_va_space: 0, 1 or 2.</param>
    public static AddressSpaceLayout Pick(
        AddressSpaceKind kind, Personality personality, ulong stackLimit, MachineRandom random, bool legacy, int randomizeVaSpace)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(random);
        var randomized = randomizeVaSpace != 0 && (personality & Personality.NoRandomize) == 0;
        var shift = randomized ? random.NextBelow(1UL << kind.MmapRandomBits) * PageSize.Bytes : 0;
        var bottomUp = legacy || (personality & Personality.CompatLayout) != 0;
        var legacyBase = PageSize.RoundUp(kind.MapWindow / 3) + shift;
        return new AddressSpaceLayout
        {
            Kind = kind,
            LegacyBase = new(legacyBase),
            MmapBase = new(bottomUp ? legacyBase : TopDownBase(kind, stackLimit, randomized, shift)),
            TopDown = !bottomUp,
            Randomized = randomized,
            RandomizeVaSpace = randomized ? randomizeVaSpace : 0,
            Low32Shift = randomized ? random.NextBelow(Low32Random >> PageSize.Shift) * PageSize.Bytes : 0,
        };
    }

    /// <summary>STACK_TOP, moved down by chance where the layout is random (randomize_stack_top).</summary>
    public VirtualAddress PickStackTop(MachineRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var shift = Randomized ? random.NextBelow(Kind.StackRandomPages + 1) * PageSize.Bytes : 0;
        return new(Kind.StackTop - shift);
    }

    /// <summary>The bias of a position-independent program before rounding to its alignment: ELF_ET_DYN_BASE + arch_mmap_rnd.</summary>
    public VirtualAddress PickPieBase(MachineRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var shift = Randomized ? random.NextBelow(1UL << Kind.MmapRandomBits) * PageSize.Bytes : 0;
        return new(Kind.PieBase + shift);
    }

    /// <summary>arch_randomize_brk: the start of the heap for a program whose bss ends at the given page boundary.</summary>
    public VirtualAddress PickBrk(VirtualAddress afterBss, MachineRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (RandomizeVaSpace < 2) return afterBss;
        // binfmt_elf keeps one page between the bss and a random heap before drawing.
        var start = afterBss.Value + PageSize.Bytes;
        var pages = Kind.BrkRandomRange >> PageSize.Shift;
        return new(start + (random.NextBelow(pages) * PageSize.Bytes));
    }

    /// <summary>Where static PIE programs keep their heap: PAGE_ALIGN(ELF_ET_DYN_BASE).</summary>
    public VirtualAddress StaticPieBrk => new(PageSize.RoundUp(Kind.PieBase));

    private static ulong TopDownBase(AddressSpaceKind kind, ulong stackLimit, bool randomized, ulong shift)
    {
        var window = kind.MapWindow;
        var pad = GuardGapPad + (randomized ? kind.StackRandomPages * PageSize.Bytes : 0);
        var gap = unchecked(stackLimit + pad) > stackLimit ? stackLimit + pad : stackLimit;
        gap = Math.Clamp(gap, MinimumGap, window / 6 * 5);
        return PageSize.RoundUp(window - gap - shift);
    }
}
