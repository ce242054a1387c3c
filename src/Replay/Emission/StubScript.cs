using System.Globalization;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime;

namespace MemDsl.Replay.Emission;

/// <summary>The declarations of a script that begins where a recording does: the machine, the stub's image, the files, the first process.</summary>
internal static class StubScript
{
    /// <summary>Bytes of the stub's data that the recorder filled in: path, pointers and environment for exec.</summary>
    public const ulong FilledData = StubImage.ScratchAt + 4 + StubImage.ScratchBytes + 1;

    /// <summary>The stub's name, in maps and in the script.</summary>
    public static string Image(RecordedHeader header) => header.Is32Bit ? "stub32" : "stub64";

    public static void Machine(ScriptBody body, RecordedHeader header, RecordedDefaults defaults)
    {
        var options = RecordedMachine.Options(header, defaults);
        var usual = MachineOptions.Default;
        if (options.VvarClockPages != usual.VvarClockPages) throw new RecordingProblemException("its kernel has no [vvar_vclock], and that of scripts has");
        body.Line("machine x86_64 {");
        body.Line($"  ram = {ScriptText.Size(options.Ram)}");
        if (options.Swap != 0) body.Line($"  swap = {ScriptText.Size(options.Swap)}");
        body.Line($"  layout = {(options.Layout == MmapLayout.Legacy ? "legacy" : "topdown")}");
        body.Line(Invariant($"  vm.max_map_count = {options.MaxMapCount}"));
        body.Line(Invariant($"  vm.overcommit_memory = {options.OvercommitMemory}"));
        if (options.OvercommitRatio != usual.OvercommitRatio) body.Line(Invariant($"  vm.overcommit_ratio = {options.OvercommitRatio}"));
        if (options.OvercommitKbytes != usual.OvercommitKbytes) body.Line(Invariant($"  vm.overcommit_kbytes = {options.OvercommitKbytes >> 10}"));
        if (options.AdminReserve is { } admin) body.Line(Invariant($"  vm.admin_reserve_kbytes = {admin >> 10}"));
        if (options.UserReserve is { } user) body.Line(Invariant($"  vm.user_reserve_kbytes = {user >> 10}"));
        if (options.CommittedElsewhere != 0) body.Line($"  committed = {ScriptText.Size(options.CommittedElsewhere)}");
        if (options.PageCluster != usual.PageCluster) body.Line(Invariant($"  vm.page_cluster = {options.PageCluster}"));
        if (options.Swappiness != usual.Swappiness) body.Line(Invariant($"  vm.swappiness = {options.Swappiness}"));
        body.Line(Invariant($"  vm.mmap_min_addr = {options.MmapMinAddr}"));
        body.Line($"  fault_around_bytes = {ScriptText.Size((ulong)options.FaultAroundBytes)}");
        if (options.TransparentHugepage is { } hugePages) body.Line($"  transparent_hugepage = {hugePages.ToString().ToLowerInvariant()}");
        body.Line("}");
    }

    /// <summary>The image, with the recorded segments. Its code is not the recorded one, but for its place.</summary>
    public static void Stub(ScriptBody body, RecordedHeader header)
    {
        string stack = header.ExecutableStack switch { "true" => "rwx", "false" => "rw-", _ => "absent" };
        body.Comment("The recorded program: a page of code, in which the recorder starts one instruction after the other, and some data.");
        body.Line($"image {Image(header)} {{");
        body.Line($"  class {(header.Is32Bit ? 32 : 64)}; stack {stack}; entry 0x{header.Stub["entry"]:x}");
        body.Line($"  load 0x{header.Stub["text"]:x} r-x filesz 4K memsz 4K align 4K");
        body.Line($"  load 0x{header.Stub["data"]:x} rw- filesz {ScriptText.Size(header.Stub["data_filesz"])} memsz {ScriptText.Size(header.Stub["data_memsz"])} align 4K");
        body.Line("}");
    }

    /// <summary>Files as the recorder creates them, by their first use.</summary>
    public static void Files(ScriptBody body, ScriptNames names, IReadOnlyList<RecordedOperation> operations)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            if (operation.Resolved is null || OperationText.Parse(operation.Resolved) is not { Name: "open" } open || !known.Add(open.Words[0])) continue;
            body.Line($"file {names.Of("file", open.Words[0])} = file({ScriptText.Quote(open.Words[0])}, size: {ScriptText.Size(open.Arguments[1])}, numbered: true)");
        }
    }

    /// <summary>Strings that the program is started with; the path is as long as the recorded one, because it stands on the stack.</summary>
    public static void Strings(ScriptBody body, RecordedHeader header, string counter)
    {
        const int Piece = 32;
        body.Line($"let path = {ScriptText.Quote(RecordedMachine.PathOf(header))}");
        body.Line("var env = \"BUF=\"");
        body.Line(Invariant($"for {counter} in 0..{StubImage.ScratchBytes / Piece} {{ env += {ScriptText.Quote(new string('x', Piece))} }}    # room on the stack, where calls are given strings"));
    }

    public static void Spawn(ScriptBody body, RecordedHeader header, string process)
    {
        var arguments = new List<string> { Image(header), "args: [path]", "env: [env]" };
        if (!header.IsRoot) arguments.Add(Invariant($"uid: {header.Uid}"));
        var limits = header.Limits.Where(limit => limit.Value != (ulong.MaxValue, ulong.MaxValue) || limit.Key is "stack" or "memlock").Select(limit => $"{limit.Key}: {Limit(limit.Value)}").ToList();
        if (limits.Count > 0) arguments.Add($"limits: {{ {string.Join(", ", limits)} }}");
        string personality = "ADDR_NO_RANDOMIZE" + (header.IsLegacy ? "|ADDR_COMPAT_LAYOUT" : "") + (header.HasLimit3Gb ? "|ADDR_LIMIT_3GB" : "");
        arguments.Add($"personality: {personality}");
        arguments.Add("path: path");
        body.Line($"let {process} = spawn({string.Join(", ", arguments)})");
    }

    /// <summary>The recorder is a 64-bit program, too, and shares the pages of the 64-bit [vdso].</summary>
    public static void Recorder(ScriptBody body, RecordedHeader header)
    {
        body.Line($"let recorder = spawn({Image(header)})    # another 64-bit program, which shares the pages of [vdso]");
        body.Line("for area in recorder.maps { if area.name == \"[vdso]\" { recorder.touch(area.start..area.end, write: false) } }");
    }

    /// <summary>What the recorder had put into the data of the program, for exec and for whoever loads it.</summary>
    public static void Data(ScriptBody body, RecordedHeader header, string process, string data)
    {
        int width = header.Is32Bit ? 4 : 8;
        body.Line($"{process}.poke({data}, path + \"\\0\")");
        body.Line(Invariant($"{process}.store({data} + 0x{StubImage.ArgumentsAt:x}, 0x{header.Stub["data"] + StubImage.PathAt:x}, {width})"));
        body.Line(Invariant($"{process}.store({data} + 0x{StubImage.EnvironmentAt:x}, 0x{header.Stub["data"] + StubImage.ScratchAt:x}, {width})"));
        body.Line(Invariant($"{process}.poke({data} + 0x{StubImage.ScratchAt:x}, env)"));
    }

    /// <summary>The marks of mm_struct that execve has set.</summary>
    public static void Marks(ScriptBody body, RecordedHeader header, string process) =>
        body.AssertAll([.. header.Marks.Select(mark => $"{process}.mm.{mark.Key} == 0x{mark.Value:x}")]);

    private static string Limit((ulong Soft, ulong Hard) limit) =>
        limit.Soft == limit.Hard ? ScriptText.Limit(limit.Soft) : $"{ScriptText.Limit(limit.Soft)}..{ScriptText.Limit(limit.Hard)}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
