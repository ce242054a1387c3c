using MemDsl.Runtime.Events;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime;

/// <summary>The parts that a kernel is put together from: made anew at boot, or from another machine's parts for a clone.</summary>
internal sealed record MachineParts(
    Ownership Ownership,
    PhysicalMemory Memory,
    BuddyAllocator Buddy,
    EventSource Events,
    MachineRandom Random,
    VmContext Vm,
    Cpu[] Cpus,
    VdsoPages VdsoPages)
{
    /// <summary>Powers a machine on.</summary>
    public static MachineParts Boot(MachineOptions options)
    {
        var ownership = new Ownership();
        var events = new EventSource();
        var boot = BootMemory.ForPc(options.Ram, Zones(options));
        var memory = new PhysicalMemory(boot.FrameLimit, ownership);
        var buddy = new BuddyAllocator(boot, memory, events, ownership, Sysctls(options));
        var vm = new VmContext(ownership, events, Settings(options, buddy));
        var cpus = new Cpu[options.Cpus];
        for (int i = 0; i < cpus.Length; i++) cpus[i] = new Cpu(i, memory, options.Tlb, events);
        return new MachineParts(ownership, memory, buddy, events, new MachineRandom(options.Seed), vm, cpus, new VdsoPages(memory, options.VvarClockPages));
    }

    /// <summary>The same parts for a clone. The caller renews the stamp of the original.</summary>
    public static MachineParts CloneOf(Kernel kernel)
    {
        var ownership = new Ownership();
        var events = kernel.Events.CloneForMachine();
        var memory = kernel.Memory.CloneFor(ownership);
        var buddy = kernel.Buddy.CloneFor(ownership, memory, events);
        var cpus = Array.ConvertAll(kernel.Cpus, cpu => cpu.CloneFor(memory, events));
        return new MachineParts(
            ownership, memory, buddy, events, kernel.Random.Clone(), kernel.Vm.CloneFor(ownership, events), cpus, kernel.VdsoPages);
    }

    private static ZoneLayout Zones(MachineOptions options) => options.Architecture == Architecture.X86_64 ? ZoneLayout.X86_64
        : options.EffectivePaging == PagingMode.Pae.Name ? ZoneLayout.X86_32Pae
        : ZoneLayout.X86_32;

    private static VmSysctl Sysctls(MachineOptions options) => new()
    {
        MinFreeKbytes = (options.MinFree ?? 0) >> 10,
        IsMinFreeSet = options.MinFree is not null,
        WatermarkScaleFactor = options.WatermarkScaleFactor,
        WatermarkBoostFactor = options.WatermarkBoostFactor,
        LowmemReserveRatio = options.LowmemReserveRatio,
        PercpuPagelistHighFraction = options.PercpuPagelistHighFraction,
        Swappiness = options.Swappiness,
        PageCluster = options.PageCluster,
        DirtyRatio = options.DirtyRatio,
        DirtyBackgroundRatio = options.DirtyBackgroundRatio,
        OomKillAllocatingTask = options.OomKillAllocatingTask,
        ExtfragThreshold = options.ExtfragThreshold,
    };

    private static VmSettings Settings(MachineOptions options, BuddyAllocator buddy) => new()
    {
        MaxMapCount = options.MaxMapCount,
        MmapMinAddr = options.MmapMinAddr,
        LsmMmapMinAddr = options.LsmMmapMinAddr,
        StackGuardGapPages = (ulong)options.StackGuardGap,
        OvercommitMemory = options.OvercommitMemory,
        OvercommitRatio = options.OvercommitRatio,
        OvercommitKbytes = options.OvercommitKbytes >> 10,
        AdminReserveKbytes = options.AdminReserve >> 10,
        UserReserveKbytes = options.UserReserve >> 10,
        RamPages = buddy.ManagedPages,
    };
}
