using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Tests.Physical;

/// <summary>Memory, allocator and events of a PC, without a machine around them.</summary>
internal sealed class TestMemory
{
    public TestMemory(ulong ram = 64UL << 20, ZoneLayout? zones = null)
    {
        Boot = BootMemory.ForPc(ram, zones ?? ZoneLayout.X86_64);
        Memory = new PhysicalMemory(Boot.FrameLimit, Ownership);
        Buddy = new BuddyAllocator(Boot, Memory, Events, Ownership);
    }

    /// <summary>As a machine with these options has it: with watermarks, reserves, and lists for its CPUs.</summary>
    public TestMemory(MachineOptions options)
    {
        Boot = options.BootMemory();
        Memory = new PhysicalMemory(Boot.FrameLimit, Ownership);
        Buddy = new BuddyAllocator(Boot, Memory, Events, Ownership, null, KernelRules.V6_18, options.Cpus);
        Buddy.Numbers.Boot(options.TransparentHugepage);
    }

    private TestMemory(TestMemory other)
    {
        Boot = other.Boot;
        Events = other.Events.CloneForMachine();
        Memory = other.Memory.CloneFor(Ownership);
        Buddy = other.Buddy.CloneFor(Ownership, Memory, Events);
        other.Ownership.Renew();
    }

    public BootMemory Boot { get; }

    public Ownership Ownership { get; } = new();

    public EventSource Events { get; } = new();

    public PhysicalMemory Memory { get; }

    public BuddyAllocator Buddy { get; }

    public TestMemory Clone() => new(this);

    public PageFrameNumber Take(int order = 0, GfpFlags gfp = GfpFlags.GFP_KERNEL)
    {
        Assert.True(Buddy.TryAlloc(order, gfp, out var pfn));
        return pfn;
    }

    public Zone Zone(ZoneKind kind) => Buddy.Zones.Single(zone => zone.Kind == kind);

    public uint[] Free(ZoneKind kind, int order) => [.. Buddy.FreeBlocks(Zone(kind), order).Select(pfn => pfn.Value)];

    public uint[] Free(ZoneKind kind, int order, Migratetype type) => [.. Buddy.FreeBlocks(Zone(kind), order, type).Select(pfn => pfn.Value)];

    /// <summary>What a CPU keeps at hand of a zone, from the next to be given out to the last.</summary>
    public uint[] AtHand(ZoneKind kind, Migratetype type, int order = 0, int cpu = 0) =>
        [.. Buddy.PagesAtHand(Zone(kind), cpu, type, order).Select(pfn => pfn.Value)];

    /// <summary>All lists, as text; equal text is equal lists in equal order.</summary>
    public string Lists() => string.Join('\n',
        from zone in Buddy.Zones
        from order in Enumerable.Range(0, BuddyAllocator.MaxOrder + 1)
        from type in Enum.GetValues<Migratetype>()
        select $"{zone} {order} {type}: {string.Join(' ', Buddy.FreeBlocks(zone, order, type))} {string.Join(' ', AtHand(zone.Kind, type > Migratetype.Reclaimable ? 0 : type, order))}");

    /// <summary>The free blocks by zone and order, each in order of address: the lists' own order and the types depend on history.</summary>
    public string Blocks() => string.Join('\n',
        from zone in Buddy.Zones
        from order in Enumerable.Range(0, BuddyAllocator.MaxOrder + 1)
        select $"{zone} {order}: {string.Join(' ', Buddy.FreeBlocks(zone, order).Order())}");
}
