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
        var boot = options.BootMemory();
        var memory = new PhysicalMemory(boot.FrameLimit, ownership);
        var buddy = new BuddyAllocator(boot, memory, events, ownership, Sysctls(options), KernelRules.Of(options.KernelVersion), options.Cpus);
        var settings = Settings(options, buddy);
        buddy.Numbers.Boot(options.TransparentHugepage);
        buddy.FreeInitMemory(boot);
        var vm = new VmContext(ownership, events, settings with { RamPages = buddy.ManagedPages });
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

    private static VmSysctl Sysctls(MachineOptions options) => new()
    {
        MinFreeKbytes = (options.MinFree ?? 0) >> 10,
        IsMinFreeSet = options.MinFree is not null,
        WatermarkScaleFactor = options.WatermarkScaleFactor,
        WatermarkBoostFactor = options.WatermarkBoostFactor,
        LowmemReserveRatio = options.LowmemReserveRatio ?? VmSysctl.DefaultLowmemReserveRatio(options.Architecture == Architecture.X86_64),
        PercpuPagelistHighFraction = options.PercpuPagelistHighFraction,
        Swappiness = options.Swappiness,
        PageCluster = options.PageCluster,
        DirtyRatio = options.DirtyRatio,
        DirtyBackgroundRatio = options.DirtyBackgroundRatio,
        OomKillAllocatingTask = options.OomKillAllocatingTask,
        ExtfragThreshold = options.ExtfragThreshold,
    };

    /// <summary>What user memory obeys. The reserves of overcommit mode 2 are a part of what is free when they are computed (init_user_reserve).</summary>
    private static VmSettings Settings(MachineOptions options, BuddyAllocator buddy)
    {
        var part = buddy.FreePages * 4 / 32;
        return new VmSettings
        {
            MaxMapCount = options.MaxMapCount,
            MmapMinAddr = options.MmapMinAddr,
            LsmMmapMinAddr = options.LsmMmapMinAddr,
            StackGuardGapPages = (ulong)options.StackGuardGap,
            OvercommitMemory = options.OvercommitMemory,
            OvercommitRatio = options.OvercommitRatio,
            OvercommitKbytes = options.OvercommitKbytes >> 10,
            CommittedElsewhere = options.CommittedElsewhere >> PageSize.Shift,
            AdminReserveKbytes = options.AdminReserve >> 10 ?? Math.Min(part, 8 << 10),
            UserReserveKbytes = options.UserReserve >> 10 ?? Math.Min(part, 128 << 10),
        };
    }
}
