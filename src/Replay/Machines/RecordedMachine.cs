using System.Globalization;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Machines;

/// <summary>The machine of a recording, with the stub running on it.</summary>
public sealed class RecordedMachine
{
    private RecordedMachine(RecordedHeader header, Machine machine, ProgramImage stub, string path)
    {
        Header = header;
        Machine = machine;
        Stub = stub;
        StubPath = path;
    }

    public RecordedHeader Header { get; }

    public Machine Machine { get; }

    /// <summary>The stub's file.</summary>
    /// <summary>What the disk of the recorded machines reads ahead, which their recordings show and do not say.</summary>
    private const ulong RecordedReadAhead = 8UL << 20;

    public ProgramImage Stub { get; }

    /// <summary>The path under which it is executed; as long as the recorded one, because it stands on the stack.</summary>
    public string StubPath { get; }

    /// <summary>Builds the machine and executes the stub's first instruction, a breakpoint.</summary>
    public static (RecordedMachine Machine, Process First) Start(RecordedHeader header, TraceScope scope, RecordedDefaults defaults = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(scope);
        var machine = new Machine(Options(header, scope.UsesSwap ? defaults.WithSwap : defaults));
        if (scope.FirstSlot != 0 && machine.Kernel.Swap.AreaOf(0) is { } disk) disk.SearchFrom(scope.FirstSlot);
        string name = header.Is32Bit ? "stub32" : "stub64";
        string path = PathOf(header);
        var stub = ProgramImage.FromBytes(name, StubImage.Build(header, path));
        var spawned = machine.Spawn(new SpawnRequest(stub)
        {
            ExecPath = path,
            Arguments = [path],
            Environment = [StubImage.Environment],
            Uid = header.Uid,
            Capabilities = header.IsRoot ? Capabilities.All : Capabilities.None,
            Limits = [.. header.Limits.Select(limit => (ResourceNames.Of(limit.Key), new ResourceLimit(limit.Value.Soft, limit.Value.Hard)))],
            Personality = Personality.NoRandomize
                | (header.IsLegacy ? Personality.CompatLayout : Personality.None)
                | (header.HasLimit3Gb ? Personality.Limit3Gb : Personality.None),
        });
        if (!spawned.IsOk) throw new RecordingProblemException($"the model does not start the recorded program: {spawned.Errno}, {spawned.Reason}");
        StartRecorder(machine, stub, path, scope.SharedVdsoPages ?? int.MaxValue);
        var process = machine.Processes[(int)spawned.Value];
        var started = process.Fetch(new(header.Stub["entry"]));
        if (!started.IsOk) throw new RecordingProblemException($"the recorded program does not reach its first instruction: {started.Signal}, {started.Reason}");
        return (new RecordedMachine(header, machine, stub, path), process);
    }

    /// <summary>The machine of a trace. Kernels before 6.13 have no [vvar_vclock], which the first snapshot shows.</summary>
    internal static MachineOptions Options(RecordedHeader header, RecordedDefaults defaults)
    {
        var options = Options(defaults.Complete(header.Sysctls));
        bool hasClockPages = header.Processes.Any(process => process.Value.Areas.Any(area => area.Name == Vdso.VvarVclockName));
        ulong ram = header.Ram ?? defaults.Ram;
        return options with
        {
            Ram = ram == 0 ? options.Ram : ram,
            Swap = header.Swap ?? defaults.Swap,
            CommittedElsewhere = header.Committed ?? defaults.Committed,
            VvarClockPages = hasClockPages ? options.VvarClockPages : 0,
        };
    }

    /// <summary>The machine's options for recorded sysctls, with more RAM than any recording uses that does not say how much it had.</summary>
    public static MachineOptions Options(IReadOnlyDictionary<string, string> sysctls)
    {
        ArgumentNullException.ThrowIfNull(sysctls);
        var options = MachineOptions.Default;
        return options with
        {
            Ram = 4UL << 30,
            Aslr = false,
            MaxMapCount = (int)Value(sysctls, "max_map_count", (ulong)options.MaxMapCount),
            OvercommitMemory = (int)Value(sysctls, "overcommit_memory", (ulong)options.OvercommitMemory),
            OvercommitRatio = (int)Value(sysctls, "overcommit_ratio", (ulong)options.OvercommitRatio),
            OvercommitKbytes = Value(sysctls, "overcommit_kbytes", options.OvercommitKbytes >> 10) << 10,
            AdminReserve = Given(sysctls, "admin_reserve_kbytes") << 10,
            UserReserve = Given(sysctls, "user_reserve_kbytes") << 10,
            PageCluster = (int)Value(sysctls, "page-cluster", (ulong)options.PageCluster),
            Swappiness = (int)Value(sysctls, "swappiness", (ulong)options.Swappiness),
            MmapMinAddr = Value(sysctls, "mmap_min_addr", options.MmapMinAddr),
            ReadAheadBytes = Value(sysctls, "read_ahead_kb", RecordedReadAhead >> 10) << 10,
            FaultAroundBytes = (int)Value(sysctls, "fault_around_bytes", (ulong)options.FaultAroundBytes),
            TransparentHugepage = HugePages(sysctls),
            Layout = Value(sysctls, "legacy_va_layout", 0) != 0 ? MmapLayout.Legacy : MmapLayout.TopDown,
        };
    }

    /// <summary>
    /// The recorder itself, a 64-bit program like all others of the machine: it shares the pages of the 64-bit [vdso] with those that are recorded,
    /// so that theirs are not private.
    /// </summary>
    private static void StartRecorder(Machine machine, ProgramImage stub, string path, int vdsoPages)
    {
        if (stub.Elf.Format != ElfFormat.Little64) return;
        var spawned = machine.Spawn(new SpawnRequest(stub) { ExecPath = path, Arguments = [path] });
        if (!spawned.IsOk) throw new RecordingProblemException($"the model does not start a second program: {spawned.Errno}, {spawned.Reason}");
        var process = machine.Processes[(int)spawned.Value];
        foreach (var area in process.Mm.Areas.All())
        {
            ulong used = Math.Min((ulong)vdsoPages << PageSize.Shift, area.Length);
            if (area.Special?.Name == Vdso.VdsoName && used != 0) _ = process.Touch(new VirtualRange(area.Start, used), write: false);
        }
    }

    /// <summary>The chosen word of <c>always [madvise] never</c>; null where it was not recorded.</summary>
    private static TransparentHugepage? HugePages(IReadOnlyDictionary<string, string> sysctls)
    {
        string[] words = sysctls.TryGetValue("thp", out string? text) ? text.Split('[', ']') : [];
        return words.Length == 3 && Enum.TryParse<TransparentHugepage>(words[1], ignoreCase: true, out var chosen) ? chosen : null;
    }

    private static ulong? Given(IReadOnlyDictionary<string, string> sysctls, string name) => sysctls.ContainsKey(name) ? Value(sysctls, name, 0) : null;

    private static ulong Value(IReadOnlyDictionary<string, string> sysctls, string name, ulong otherwise) =>
        sysctls.TryGetValue(name, out string? text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : otherwise;

    /// <summary>A path for the stub that is as long as the recorded one.</summary>
    internal static string PathOf(RecordedHeader header)
    {
        string name = header.Is32Bit ? "stub32" : "stub64";
        int length = (int)(header.Marks["arg_end"] - header.Marks["arg_start"]) - 1;
        return "/".PadRight(Math.Max(2, length - name.Length - 1), 'r') + "/" + name;
    }
}
