using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>
/// A driver of random operations over a few processes and files, small enough that everything collides. Results are ignored: refusals and
/// signals are part of the game. The same numbers give the same operations.
/// </summary>
internal sealed class RandomOperations
{
    private const int MostProcesses = 5;
    private const ulong Base = 0x10_0000_0000;

    private readonly Machine _machine;
    private readonly MachineRandom _random;
    private readonly List<MemoryFile> _files = [];

    public RandomOperations(Machine machine, ulong seed)
    {
        _machine = machine;
        _random = new MachineRandom(seed);
        foreach (var file in machine.Files.All.Where(file => file.Name.StartsWith("data", StringComparison.Ordinal))) _files.Add(file);
    }

    public void Step()
    {
        var running = _machine.Processes.All.Where(process => process.State == ProcessState.Running).ToList();
        if (running.Count == 0)
        {
            _machine.SpawnApp();
            return;
        }

        Act(running[Pick(running.Count)], running.Count);
    }

    private void Act(Process process, int running)
    {
        switch (Pick(26))
        {
            case 0 or 1: MapAnonymous(process); break;
            case 2: MapShared(process); break;
            case 3 or 4: MapFile(process); break;
            case 5 or 6: _ = process.Munmap(Place(), Length()); break;
            case 7: _ = process.Mprotect(Place(), Length(), (Protection)Pick(8)); break;
            case 8: _ = process.Mremap(Place(), Length(), Length(), MremapFlags.MayMove); break;
            case 9: _ = process.Mremap(Place(), Length(), Length(), MremapFlags.MayMove | MremapFlags.Fixed, Place()); break;
            case 10: _ = process.Madvise(Place(), Length(), Advice[Pick(Advice.Length)]); break;
            case 11: _ = process.Mlock(Place(), Length()); break;
            case 12: _ = process.Munlock(Place(), Length()); break;
            case 13: _ = process.Sbrk((long)(Length() * 3) - (long)(Length() * 3)); break;
            case 14 when running < MostProcesses: _ = process.Fork(); break;
            case 15 when running > 1: EndOne(process); break;
            case 16: _ = process.Touch(new VirtualRange(Place(), Length()), write: true); break;
            case 17: _ = process.Touch(new VirtualRange(Place(), Length()), write: false); break;
            case 18: ChangeFile(); break;
            case 19: _ = process.KernelStore(Place(), 7); break;
            case 20: _machine.CurrentCpu = _machine.Cpus[Pick(_machine.Cpus.Count)]; break;
            case 21: _ = process.Store(new VirtualAddress(0x7fff_ffff_e000 - ((ulong)Pick(300) * Page)), 1); break;
            case 22: _ = process.Fetch(Place()); break;
            case 23: _ = process.Msync(Place(), Length(), MsyncFlags.Sync); break;
            default: _ = process.Store(Place() + (ulong)Pick(4090), (ulong)Pick(256), 8); break;
        }
    }

    private static readonly MadviseAdvice[] Advice =
    [
        MadviseAdvice.DontNeed, MadviseAdvice.DontFork, MadviseAdvice.DoFork, MadviseAdvice.WipeOnFork, MadviseAdvice.KeepOnFork,
        MadviseAdvice.Remove, MadviseAdvice.GuardInstall, MadviseAdvice.GuardRemove, MadviseAdvice.PopulateRead, MadviseAdvice.PopulateWrite,
    ];

    private void MapAnonymous(Process process) =>
        _ = process.Mmap(Place(), Length(), (Protection)Pick(8), MapFlags.Private | MapFlags.Anonymous | MaybeFixed());

    private void MapShared(Process process) =>
        _ = process.Mmap(Place(), Length(), (Protection)Pick(4), MapFlags.Shared | MapFlags.Anonymous | MaybeFixed());

    private void MapFile(Process process)
    {
        var file = _machine.Files.DefaultOpen(_files[Pick(_files.Count)]);
        var kind = Pick(2) == 0 ? MapFlags.Private : MapFlags.Shared;
        _ = process.Mmap(Place(), Length(), (Protection)Pick(4), kind | MaybeFixed(), file, (ulong)Pick(8) * Page);
    }

    private void ChangeFile()
    {
        var file = _files[Pick(_files.Count)];
        switch (Pick(4))
        {
            case 0: file.Truncate((ulong)Pick(24) * 2000); break;
            case 1: _ = file.DropCaches(); break;
            case 2: file.PunchHole((ulong)Pick(20) * 3000, (ulong)Pick(6) * 3000); break;
            default: _ = file.Write((ulong)Pick(20) * 3000, [1, 2, 3]); break;
        }
    }

    private void EndOne(Process process)
    {
        var parent = process.Parent;
        _ = process.Exit(0);
        if (parent is { State: ProcessState.Running } && Pick(2) == 0) _ = parent.Wait(process);
    }

    private MapFlags MaybeFixed() => Pick(2) == 0 ? MapFlags.Fixed : MapFlags.None;

    private VirtualAddress Place() => new(Base + (Pick(4) == 0 ? 0x1f_f000UL : 0) + ((ulong)Pick(24) * Page));

    private ulong Length() => (ulong)(1 + Pick(8)) * Page;

    private int Pick(int below) => (int)_random.NextBelow((ulong)below);
}
