using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Swap;
using MemDsl.Runtime.Tests.Machines;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.Swap;

/// <summary>
/// Random operations of a few processes that together want more than memory has, with what each of them wrote kept beside the machine. Whatever is paged
/// out, read ahead, forked, pinned, locked, or brought back by swapoff: a load must give what was stored. The same numbers give the same operations.
/// </summary>
internal sealed class RandomSwapOperations(Machine machine, ulong seed)
{
    private const int MostProcesses = 4;
    private const ulong Private = 0x10_0000_0000;
    private const ulong Shared = 0x20_0000_0000;
    private const int PrivatePages = 1200;
    private const int SharedPages = 300;

    private readonly MachineRandom _random = new(seed);
    private readonly SortedDictionary<int, Dictionary<int, ulong>> _written = [];
    private readonly Dictionary<int, ulong> _writtenShared = [];

    public void Step()
    {
        var running = machine.Processes.All.Where(process => process.State == ProcessState.Running).ToList();
        foreach (int pid in _written.Keys.Where(pid => running.All(process => process.Pid != pid)).ToList()) _written.Remove(pid);
        if (running.Count == 0) Start();
        else Act(running[Pick(running.Count)], running.Count);
    }

    /// <summary>Every page of every process against what was written to it.</summary>
    public void CheckAll()
    {
        foreach (var process in machine.Processes.All.Where(process => process.State == ProcessState.Running).ToList())
        {
            for (int page = 0; page < PrivatePages && process.State == ProcessState.Running; page++) CheckPage(process, page, isShared: false);
            for (int page = 0; page < SharedPages && process.State == ProcessState.Running; page++) CheckPage(process, page, isShared: true);
        }
    }

    private void Start()
    {
        _writtenShared.Clear();
        var process = machine.SpawnApp();
        _written[process.Pid] = [];
        const MapFlags Fixed = MapFlags.Anonymous | MapFlags.Fixed;
        Assert.True(process.Mmap(new(Private), PrivatePages * PageSize.Bytes, Protection.ReadWrite, MapFlags.Private | Fixed).IsOk);
        Assert.True(process.Mmap(new(Shared), SharedPages * PageSize.Bytes, Protection.ReadWrite, MapFlags.Shared | Fixed).IsOk);
    }

    private void Act(Process process, int running)
    {
        bool isShared = Pick(5) == 0;
        int pages = isShared ? SharedPages : PrivatePages;
        int page = Pick(pages);
        int count = Math.Min(1 + Pick(Pick(8) == 0 ? 400 : 20), pages - page);
        var start = At(page, isShared);
        ulong length = (ulong)count << PageSize.Shift;
        switch (Pick(24))
        {
            case 0 or 1 or 2: _ = process.Madvise(start, length, MadviseAdvice.PageOut); break;
            case 3: _ = process.Madvise(start, length, MadviseAdvice.WillNeed); break;
            case 4: _ = process.Madvise(start, length, MadviseAdvice.Cold); break;
            case 5 when !isShared: Discard(process, page, count); break;
            case 6 when running < MostProcesses: Fork(process); break;
            case 7 when running > 1 && Pick(3) == 0: _ = process.Exit(0); break;
            case 8: _ = process.Mlock(start, Math.Min(length, 64UL << 10)); break;
            case 9 or 10: _ = process.Munlock(start, length); break;
            case 11: _ = process.Pin(new VirtualRange(start, Math.Min(length, 32UL << 10))); break;
            case 12 or 13: _ = process.Unpin(new VirtualRange(start, PageSize.Bytes)); break;
            case 14 when Pick(6) == 0: SwitchSwap(); break;
            case 15: _ = process.Mprotect(start, length, Protection.None); _ = process.Mprotect(start, length, Protection.ReadWrite); break;
            case 16 or 17 or 18: for (int i = 0; i < count; i++) CheckPage(process, page + i, isShared); break;
            default: for (int i = 0; i < count; i++) Store(process, page + i, isShared); break;
        }
    }

    private void Store(Process process, int page, bool isShared)
    {
        ulong value = Pick(10) == 0 ? 0 : _random.NextUInt64();
        if (process.State != ProcessState.Running || !process.Store(At(page, isShared) + 8, value, 8).IsOk) return;
        (isShared ? _writtenShared : _written[process.Pid])[page] = value;
    }

    private void CheckPage(Process process, int page, bool isShared)
    {
        if (process.State != ProcessState.Running) return;
        var loaded = process.Load(At(page, isShared) + 8, 8);
        if (!loaded.IsOk) return;
        Assert.Equal((isShared ? _writtenShared : _written[process.Pid]).GetValueOrDefault(page), loaded.Value);
    }

    private void Discard(Process process, int page, int count)
    {
        for (int i = 0; i < count; i++)
        {
            // Locked pages refuse.
            if (process.Madvise(At(page + i, isShared: false), PageSize.Bytes, MadviseAdvice.DontNeed).IsOk) _written[process.Pid].Remove(page + i);
        }
    }

    private void Fork(Process process)
    {
        var forked = process.Fork();
        if (forked.IsOk) _written[(int)forked.Value] = new(_written[process.Pid]);
    }

    private void SwitchSwap()
    {
        string name = Pick(2) == 0 ? "/dev/vda" : "/dev/vdb";
        if (machine.Kernel.Swap.FindDevice(name) is null) machine.Kernel.Swap.AddDevice(new SwapDevice(name, 4UL << 20, IsSolidState: Pick(2) == 0));
        if (machine.Kernel.Swap.Find(name) is null) Assert.True(machine.Kernel.Swap.SwapOn(name, Pick(3)).IsOk);
        else _ = machine.Kernel.Swap.SwapOff(name);
    }

    private int Pick(int count) => (int)(_random.NextUInt64() % (ulong)count);

    private static VirtualAddress At(int page, bool isShared) => new((isShared ? Shared : Private) + ((ulong)page << PageSize.Shift));
}
