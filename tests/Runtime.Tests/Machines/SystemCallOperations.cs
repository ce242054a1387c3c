using MemDsl.Runtime.Exec;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.SystemV;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>
/// Every system call with arguments that no program would pass, mixed with loads and stores, by a few processes that fork, exec and die. The seed alone
/// says which machine it is (width, layout, user, memory, swap, overcommit) and what happens on it. What the calls answer is kept by call, so that
/// a test can ask which rules they named.
/// </summary>
internal sealed class SystemCallOperations
{
    private const int MostProcesses = 6;
    private const ulong Base = 0x1000_0000;
    private const ulong Far = 0x1fff_d000;

    private readonly MachineRandom _random;
    private readonly ProgramImage _program;
    private readonly SpawnRequest _request;
    private readonly List<MemoryFile> _files = [];
    private readonly List<ulong> _places = [];
    private readonly List<int> _segments = [];

    private SystemCallOperations(ulong seed)
    {
        _random = new MachineRandom(seed);
        bool is32Bit = Chance(2);
        Machine = new Machine(MachineOptions.Default with
        {
            Ram = (ulong)(Chance(4) ? 8 : 16) << 20,
            Swap = Chance(2) ? 0 : 2UL << 20,
            Cpus = 1 + Pick(2),
            OvercommitMemory = Pick(4) == 0 ? 2 : Pick(2),
            OvercommitRatio = 90,
            AdminReserve = 0,
            UserReserve = 0,
            MaxMapCount = Chance(3) ? 40 : 65530,
            Layout = Chance(2) ? MmapLayout.Legacy : MmapLayout.TopDown,
            TransparentHugepage = Chance(3) ? TransparentHugepage.Always : TransparentHugepage.Madvise,
        });
        _program = ProgramImage.FromBytes("app", ElfImageBuilder.Build(new ElfImageTemplate
        {
            Name = "app",
            Class = is32Bit ? Runtime.Exec.ElfClass.Elf32 : Runtime.Exec.ElfClass.Elf64,
            Sections =
            [
                new(".text", 8192, ElfSegmentFlags.Read | ElfSegmentFlags.Execute),
                new(".data", 4096, ElfSegmentFlags.Read | ElfSegmentFlags.Write),
                new(".bss", 12288, ElfSegmentFlags.Read | ElfSegmentFlags.Write),
            ],
        }).Bytes);
        _request = new SpawnRequest(_program)
        {
            Uid = Chance(2) ? 0u : 1000u,
            Personality = is32Bit && Chance(2) ? Personality.Limit3Gb : Personality.None,
            Limits = Chance(3) ? [(Resource.MemLock, new ResourceLimit(64 << 10, 1 << 20))] : [],
        };
        _files.Add(Machine.CreateFile("one", Enumerable.Range(0, 30_000).Select(i => (byte)i).ToArray()));
        _files.Add(Machine.CreateFile("two", 16 * Page));
    }

    public Machine Machine { get; }

    /// <summary>The rules of refused calls, by Linux's name of the call.</summary>
    public SortedDictionary<string, HashSet<Rule>> Refusals { get; } = new(StringComparer.Ordinal);

    public static SystemCallOperations Start(ulong seed) => new(seed);

    public void Step()
    {
        var running = Machine.Processes.All.Where(process => process.State == ProcessState.Running).ToList();
        if (running.Count == 0)
        {
            var spawned = Machine.Spawn(_request);
            if (!spawned.IsOk) throw new InvalidOperationException($"no program can start: {spawned.Reason}");
            return;
        }

        var process = running[Pick(running.Count)];
        switch (Pick(12))
        {
            case 0 or 1 or 2: Map(process); break;
            case 3 or 4: Change(process); break;
            case 5: Advise(process); break;
            case 6: Lock(process); break;
            case 7: Live(process, running.Count); break;
            case 8: UseFile(process); break;
            case 9 when Chance(2): UseSegment(process); break;
            default: Touch(process); break;
        }
    }

    private void Map(Process process)
    {
        var flags = (Pick(8) switch { 0 or 1 => MapFlags.Shared, 2 => MapFlags.SharedValidate, 3 when Chance(8) => MapFlags.Droppable, _ => MapFlags.Private })
            | (Chance(2) ? MapFlags.Fixed : Chance(4) ? MapFlags.FixedNoReplace : MapFlags.None)
            | (Chance(4) ? ExtraFlags[Pick(ExtraFlags.Length)] : MapFlags.None);
        var protection = Chance(30) ? (Protection)_random.NextBelow(1 << 26) : (Protection)Pick(8);
        SyscallResult made;
        switch (Pick(3))
        {
            case 0:
                made = Note("mmap", process.Mmap(Place(), Length(), protection, flags, Descriptor(), Chance(20) ? _random.NextBelow(ulong.MaxValue) : (ulong)Pick(10) * Page));
                break;
            default:
                made = Note("mmap", process.Mmap(Place(), Length(), protection, flags | MapFlags.Anonymous, -1, Chance(40) ? 5UL : 0UL));
                break;
        }

        if (made.IsOk && _places.Count < 40) _places.Add(made.Value);
        else if (made.IsOk) _places[Pick(40)] = made.Value;
    }

    private static readonly MapFlags[] ExtraFlags =
    [
        MapFlags.NoReserve, MapFlags.Populate, MapFlags.Locked, MapFlags.GrowsDown, MapFlags.Stack, MapFlags.Only32Bit, MapFlags.Sync, MapFlags.HugeTlb,
        MapFlags.Populate | MapFlags.NonBlock, MapFlags.GrowsDown | MapFlags.Locked, (MapFlags)0x800_0000,
    ];

    private void Change(Process process)
    {
        switch (Pick(12))
        {
            case 0 or 1 or 2: Note("munmap", process.Munmap(Place(), Length())); break;
            case 3 or 4 or 5: Note("mprotect", process.Mprotect(Place(), Length(), Chance(8) ? (Protection)_random.NextBelow(1 << 26) : (Protection)Pick(8))); break;
            case 6 or 7: Note("mremap", process.Mremap(Place(), Length(), Length(), (MremapFlags)Pick(Chance(9) ? 16 : 8), Place())); break;
            case 8: Note("brk", process.Brk(process.Mm.StartBrk + (ulong)(Pick(80) * 1000) - (Chance(9) ? Page : 0))); break;
            case 9: Note("remap_file_pages", process.RemapFilePages(Place(), Length(), Chance(9) ? Protection.Read : Protection.None, (ulong)Pick(12), Chance(3) ? MapFlags.NonBlock : MapFlags.None)); break;
            case 10: Note("pkey_mprotect", process.PkeyMprotect(Place(), Length(), (Protection)Pick(8), Pick(4) - 2)); break;
            default:
                if (Chance(4)) Note("mseal", process.Mseal(Place(), Length(), Chance(9) ? 1UL : 0));
                break;
        }
    }

    private void Advise(Process process)
    {
        var advice = Chance(12) ? (MadviseAdvice)Pick(130) : Advice[Pick(Advice.Length)];
        if (!Chance(10))
        {
            Note("madvise", process.Madvise(Place(), Length(), advice));
            return;
        }

        var all = Machine.Processes.All.Where(other => other.State == ProcessState.Running).ToList();
        Note("process_madvise", process.ProcessMadvise(all[Pick(all.Count)], [new VirtualRange(Place(), (ulong)Pick(5) * Page)], advice, Chance(9) ? 1UL : 0));
    }

    private static readonly MadviseAdvice[] Advice = Enum.GetValues<MadviseAdvice>();

    private void Lock(Process process)
    {
        switch (Pick(8))
        {
            case 0 or 1: Note("mlock", process.Mlock(Place(), Length())); break;
            case 2 or 3: Note("munlock", process.Munlock(Place(), Length())); break;
            case 4: Note("mlock2", process.Mlock2(Place(), Length(), (MlockFlags)Pick(3))); break;
            case 5 when Chance(3): Note("mlockall", process.Mlockall((MlockallFlags)Pick(9))); break;
            case 6: Note("munlockall", process.Munlockall()); break;
            default: Note("msync", process.Msync(Place(), Length(), (MsyncFlags)Pick(9))); break;
        }

        if (process.State == ProcessState.Running && Chance(3)) Note("mincore", process.Mincore(Place(), Math.Min(Length(), 1 << 30), []));
    }

    private void Live(Process process, int running)
    {
        switch (Pick(9))
        {
            case 0 or 1 when running < MostProcesses: Note("fork", process.Fork()); break;
            case 2 when running < MostProcesses: Note("clone", process.Thread()); break;
            case 3 when running < MostProcesses: Note("vfork", process.Vfork()); break;
            case 4 when running > 1:
                var parent = process.Parent;
                Note("exit_group", process.Exit(Pick(3)));
                if (parent is { State: ProcessState.Running } && process.State == ProcessState.Zombie && Chance(2)) Note("wait4", parent.Wait(process));
                break;
            case 5 when Chance(2):
                _ = process.Exec(new ExecRequest(_program, "/bin/app", ["app", new string('x', Pick(9000))], []));
                break;
            case 6:
                var resource = Limited[Pick(Limited.Length)];
                var soft = Chance(3) ? ulong.MaxValue : (ulong)Pick(600) * 1500;
                Note("setrlimit", process.Setrlimit(resource, new ResourceLimit(soft, Chance(3) ? ulong.MaxValue : soft + Page)));
                break;
            default:
                Machine.CurrentCpu = Machine.Cpus[Pick(Machine.Cpus.Count)];
                break;
        }
    }

    private static readonly Resource[] Limited = [Resource.AddressSpace, Resource.Data, Resource.Stack, Resource.MemLock, Resource.OpenFiles];

    private void UseFile(Process process)
    {
        switch (Pick(12))
        {
            case 0: Note("open", process.Open(_files[Pick(2)], (OpenFileMode)(1 + Pick(3)))); break;
            case 1: Note("memfd_create", process.MemfdCreate("m")); break;
            case 2: Note("close", process.Close(Descriptor())); break;
            case 3: Note("dup", process.Dup(Descriptor())); break;
            case 4 or 5: Note("read", process.Read(Descriptor(), Place(), (ulong)Pick(20_000))); break;
            case 6 or 7: Note("write", process.Write(Descriptor(), Place(), (ulong)Pick(20_000))); break;
            case 8: Note("pwrite64", process.Pwrite(Descriptor(), Place(), (ulong)Pick(20_000), (ulong)Pick(60_000))); break;
            case 9: Note("ftruncate", process.Ftruncate(Descriptor(), Chance(20) ? ulong.MaxValue : (ulong)Pick(60_000))); break;
            case 10: Note("fallocate", process.Fallocate(Descriptor(), (FallocateMode)Pick(4), (ulong)Pick(60_000), (ulong)Pick(20_000))); break;
            default:
                var file = _files[Pick(2)];
                if (Chance(2)) _ = file.DropCaches();
                else file.Truncate((ulong)(20_000 + Pick(20_000)));
                break;
        }
    }

    private void UseSegment(Process process)
    {
        switch (Pick(6))
        {
            case 0:
                var made = Note("shmget", process.Shmget(Pick(4), (ulong)Pick(5) * 5000, (ShmgetFlags)(0x1b6 | (Pick(4) << 9))));
                if (made.IsOk && _segments.Count < 20) _segments.Add((int)made.Value);
                break;
            case 1 or 2 or 3:
                Note("shmat", process.Shmat(Segment(), Chance(2) ? VirtualAddress.Zero : Place(), (ShmatFlags)(Pick(16) << 12)));
                break;
            case 4: Note("shmdt", process.Shmdt(Place())); break;
            default: Note("shmctl", process.Shmctl(Segment(), Chance(9) ? 1 : 0)); break;
        }
    }

    private int Segment() => _segments.Count == 0 || Chance(9) ? Pick(9) - 2 : _segments[Pick(_segments.Count)];

    private void Touch(Process process)
    {
        switch (Pick(9))
        {
            case 0: _ = process.Load(Place(), 8); break;
            case 1: _ = process.Fetch(Place()); break;
            case 2: _ = process.KernelStore(Place(), 7); break;
            case 3: _ = process.Store(new VirtualAddress(process.Mm.StartStack.Value - ((ulong)Pick(400) * Page)), 1); break;
            case 4: _ = process.Touch(new VirtualRange(Place(), (ulong)(1 + Pick(12)) * Page), write: Chance(2)); break;
            case 5: _ = UserMemory.Poke(process, Place(), [1, 2, 3, 4]); break;
            case 6 when Chance(20): Machine.Tick(); break;
            default: _ = process.Store(Place(), 0x55, 8); break;
        }
    }

    /// <summary>Mostly near the few pages where everything collides, sometimes where nothing can be.</summary>
    private VirtualAddress Place()
    {
        ulong at = Pick(16) switch
        {
            0 when _places.Count > 0 => _places[Pick(_places.Count)] + ((ulong)Pick(4) * Page),
            1 => Far + ((ulong)Pick(8) * Page),
            2 => 0x0804_8000 + ((ulong)Pick(12) * Page),
            3 when Chance(4) => Odd[Pick(Odd.Length)],
            4 when Chance(2) => 0xffff_ffff - ((ulong)Pick(40) * Page),
            _ => Base + ((ulong)Pick(32) * Page),
        };
        return new VirtualAddress(Chance(16) ? at + (ulong)Pick(4096) : at);
    }

    private static readonly ulong[] Odd =
        [0, 1, 0x1000, 0x7fff_ffff_e000, 0x7fff_ffff_f000, 0x8000_0000_0000, 0xc000_0000, 0xbfff_f000, 0xffff_e000, 0xffff_ffff_ffff_f000, ulong.MaxValue];

    private ulong Length() => Pick(24) switch
    {
        0 => 0,
        1 when Chance(4) => ulong.MaxValue - (ulong)Pick(5000),
        2 when Chance(4) => 1UL << (20 + Pick(44)),
        3 => (ulong)Pick(40_000),
        4 => 2UL << 20,
        _ => (ulong)(1 + Pick(8)) * Page,
    };

    private int Descriptor() => 2 + Pick(9);

    private SyscallResult Note(string call, SyscallResult result)
    {
        if (result.IsOk || result.Rule is null) return result;
        if (!Refusals.TryGetValue(call, out var rules)) Refusals.Add(call, rules = []);
        rules.Add(result.Rule);
        return result;
    }

    private bool Chance(int oneIn) => Pick(oneIn) == 0;

    private int Pick(int below) => (int)_random.NextBelow((ulong)below);
}
