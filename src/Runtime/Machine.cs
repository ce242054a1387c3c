using MemDsl.Runtime.Events;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Swap;

namespace MemDsl.Runtime;

/// <summary>
/// A computer with Linux's memory manager on it: RAM, CPUs, processes and files. Deterministic and single-threaded: the same options and
/// the same calls give the same machine, byte for byte.
/// </summary>
public sealed partial class Machine
{
    private readonly Kernel _kernel;

    /// <summary>Boots a machine without processes. <see cref="MachineOptions.Check"/> must be empty.</summary>
    public Machine(MachineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = options.Check();
        if (!problems.IsEmpty) throw new ArgumentException($"{problems[0].Key} {problems[0].Problem}", nameof(options));
        _kernel = new Kernel(options, MachineParts.Boot(options));
        if (options.Swap == 0) return;
        _kernel.Swap.AddDevice(new SwapDevice("/dev/vda", options.Swap, IsSolidState: false));
        _ = _kernel.Swap.SwapOn("/dev/vda");
    }

    private Machine(Kernel kernel) => _kernel = kernel;

    public Kernel Kernel => _kernel;

    public MachineOptions Options => _kernel.Options;

    public PhysicalMemory Memory => _kernel.Memory;

    public BuddyAllocator Buddy => _kernel.Buddy;

    /// <summary>From low to high addresses, empty ones too.</summary>
    public IReadOnlyList<Zone> Zones => _kernel.Buddy.Zones;

    public IReadOnlyList<Cpu> Cpus => _kernel.Cpus;

    /// <summary>The CPU on which accesses and system calls run.</summary>
    public Cpu CurrentCpu
    {
        get => _kernel.CurrentCpu;
        set => _kernel.CurrentCpu = value;
    }

    public EventSource Events => _kernel.Events;

    /// <summary>How much the machine has done. A clone counts anew.</summary>
    public WorkMeter Work => _kernel.Work;

    public ProcessTable Processes => _kernel.Processes;

    public FileTable Files => _kernel.Files;

    public MachineRandom Random => _kernel.Random;

    /// <summary>
    /// Five seconds pass, as far as the kernel's daemons are concerned (vm.dirty_writeback_centisecs): kswapd, the flusher and khugepaged look whether they have work.
    /// </summary>
    public void Tick()
    {
        _kernel.Events.CurrentPid = 0;
        _kernel.Settle();
        _kernel.Reclaim.Tick();
        _kernel.Writeback.Tick();
        _kernel.HugePages.Khugepaged.Wake();
        _kernel.Buddy.DecayPerCpuLists();
    }

    /// <summary>
    /// alloc_pages on behalf of no process, as a module would call it: the frame number of the block's head, or ENOMEM or EINVAL. A victim of the OOM killer ends
    /// before it returns; kswapd, woken by a request that may not wait, runs at the next tick or the end of a process's next operation.
    /// </summary>
    public SyscallResult AllocPages(int order, GfpFlags gfp)
    {
        _kernel.Events.CurrentPid = 0;
        var result = Buddy.Alloc(order, gfp);
        _kernel.Oom.FinishKills();
        return result;
    }

    /// <summary>A file of <paramref name="size"/> zeros, in the page cache.</summary>
    public MemoryFile CreateFile(string path, ulong size) => Files.Create(path, ReadOnlyMemory<byte>.Empty, size);

    /// <summary>A file with these bytes, in the page cache.</summary>
    public MemoryFile CreateFile(string path, ReadOnlyMemory<byte> bytes) => Files.Create(path, bytes, (ulong)bytes.Length);
}
