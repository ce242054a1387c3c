using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Tests.Machines;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.HugeMemory;

/// <summary>
/// Random operations on a few neighbouring huge pages, whole and in part, by a few processes that fork from each other. Results are ignored. The same
/// numbers give the same operations.
/// </summary>
internal sealed class RandomHugeOperations
{
    private const int MostProcesses = 4;
    private const ulong Base = 0x10_0000_0000;
    private const ulong Huge = 2UL << 20;
    private const int HugePages = 4;

    private static readonly MadviseAdvice[] Advice =
    [
        MadviseAdvice.DontNeed, MadviseAdvice.DontNeed, MadviseAdvice.Free, MadviseAdvice.Free, MadviseAdvice.Collapse, MadviseAdvice.HugePage, MadviseAdvice.HugePage,
        MadviseAdvice.NoHugePage, MadviseAdvice.Cold, MadviseAdvice.PageOut, MadviseAdvice.PopulateRead, MadviseAdvice.PopulateWrite, MadviseAdvice.WipeOnFork,
        MadviseAdvice.KeepOnFork, MadviseAdvice.DontFork, MadviseAdvice.DoFork, MadviseAdvice.GuardInstall, MadviseAdvice.GuardRemove,
    ];

    private readonly Machine _machine;
    private readonly MachineRandom _random;

    public RandomHugeOperations(Machine machine, ulong seed)
    {
        _machine = machine;
        _random = new MachineRandom(seed);
    }

    public void Step()
    {
        var running = _machine.Processes.All.Where(process => process.State == ProcessState.Running).ToList();
        if (running.Count == 0)
        {
            Map(_machine.SpawnApp());
            return;
        }

        Act(running[Pick(running.Count)], running.Count);
    }

    private void Act(Process process, int running)
    {
        var (start, length) = Range();
        switch (Pick(21))
        {
            case 0: Map(process); break;
            case 1: _ = process.Munmap(start, length); break;
            case 2 or 3: _ = process.Mprotect(start, length, Pick(3) == 0 ? (Protection)Pick(8) : Protection.ReadWrite); break;
            case 4 or 5 or 6 or 7: _ = process.Madvise(start, length, Advice[Pick(Advice.Length)]); break;
            case 8: _ = process.Mremap(start, length, length, MremapFlags.MayMove | MremapFlags.Fixed, Place()); break;
            case 9: _ = process.Mremap(start, length, Range().Length, MremapFlags.MayMove); break;
            case 10: _ = process.Mremap(start, length, length, MremapFlags.MayMove | MremapFlags.DontUnmap); break;
            case 11: _ = process.Mlock(start, length); break;
            case 12: _ = process.Munlock(start, length); break;
            case 13 or 14 when running < MostProcesses: _ = process.Fork(); break;
            case 15 when running > 1: _ = process.Exit(0); break;
            case 16: _ = process.Touch(new VirtualRange(start, length), write: Pick(2) == 0); break;
            case 17: _ = process.KernelStore(start, 7); break;
            case 18: _ = process.Load(Place(), 8); break;
            default: _ = process.Store(Place() + (ulong)Pick(4090), (ulong)Pick(256), 8); break;
        }
    }

    private void Map(Process process)
    {
        var start = new VirtualAddress(Base + ((ulong)Pick(HugePages) * Huge));
        ulong length = (ulong)(1 + Pick(HugePages)) * Huge;
        _ = process.Mmap(start, length, Protection.ReadWrite, MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed);
        if (Pick(4) != 0) _ = process.Madvise(start, length, MadviseAdvice.HugePage);
    }

    private VirtualAddress Place() => new(Base + ((ulong)Pick(HugePages) * Huge) + (Pick(2) == 0 ? 0 : (ulong)Pick(512) * PageSize.Bytes));

    private (VirtualAddress Start, ulong Length) Range()
    {
        var start = Place();
        return Pick(2) == 0 ? (new VirtualAddress(start.Value & ~(Huge - 1)), (ulong)(1 + Pick(2)) * Huge) : (start, (ulong)(1 + Pick(600)) * PageSize.Bytes);
    }

    private int Pick(int below) => (int)_random.NextBelow((ulong)below);
}
