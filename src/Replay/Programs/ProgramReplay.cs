using System.Globalization;
using MemDsl.Replay.Comparison;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Programs;

/// <summary>
/// Starts a recorded program in the model and repeats its memory calls; compares after execve and before the end. The program's instructions
/// are not carried out, so what it touched is unknown, with one exception: memory that it makes read-only was written before (that is what
/// RELRO is for), and a written area keeps its charge and its anon_vma.
/// </summary>
internal sealed class ProgramReplay
{
    private const string Name = "program";

    private readonly RecordedProgram _program;
    private readonly Comparer _comparer;
    private readonly RecordedFiles _files;
    private readonly Process _process;
    private readonly FlagTexts _flagTexts = new();

    private ProgramReplay(RecordedProgram program, Comparer comparer)
    {
        _program = program;
        _comparer = comparer;
        _files = new RecordedFiles(program);
        var machine = new Machine(RecordedMachine.Options(program.Sysctls));
        var spawned = machine.Spawn(new SpawnRequest(_files.Program())
        {
            ExecPath = program.Arguments[0],
            Arguments = [.. program.Arguments],
            Environment = [.. program.AfterExec.Environment],
            Capabilities = Capabilities.All,
            Limits = [(Resource.Stack, new ResourceLimit(8UL << 20, ResourceLimit.Infinity)), (Resource.MemLock, ResourceLimit.Both(8UL << 20))],
            Personality = Personality.NoRandomize | (program.IsLegacy ? Personality.CompatLayout : Personality.None),
        });
        if (!spawned.IsOk) throw new RecordingProblemException($"the model does not start {program.Arguments[0]}: {spawned.Errno}, {spawned.Reason}");
        _process = machine.Processes[(int)spawned.Value];
    }

    public static void Run(RecordedProgram program, Tally tally, string file)
    {
        tally.CountFile();
        new ProgramReplay(program, new Comparer(tally, file, TraceScope.Everything)).Run(tally);
    }

    private void Run(Tally tally)
    {
        _comparer.Begin("after execve", "");
        ExecComparison.Compare(_comparer, _process, _program.AfterExec.Marks, _program.AfterExec.AuxiliaryVector);
        _comparer.CompareLines(ComparedKind.Exec, Name, Registers(_process.Program!.Entry.Value, _process.Program.StackPointer.Value), Registers(_program.AfterExec.InstructionPointer, _program.AfterExec.StackPointer));
        var model = new ModelProcess(_process, 0, 0, _flagTexts);
        _comparer.CompareMaps(Name, model, _program.AfterExec.Process);
        _comparer.CompareFlags(Name, model, _program.AfterExec.Process);
        _comparer.CompareAccounting(Name, model, _program.AfterExec.Process);
        for (int i = 0; i < _program.Calls.Count; i++)
        {
            var call = _program.Calls[i];
            if (Carry(call, i) is not { } result) continue;
            tally.CountOperation();
            var answer = Answer.Of(result);
            _comparer.Begin(string.Create(CultureInfo.InvariantCulture, $"call {i}: {call.Name}({string.Join(", ", call.Arguments.Select(Answer.ValueText))})"), answer.Reason.Length == 0 ? answer.Text : $"{answer.Text}: {answer.Reason}");
            _comparer.CompareResult(answer.Text, call.Result);
        }

        _comparer.Begin("before the end", "");
        model = new ModelProcess(_process, 0, 0, _flagTexts);
        _comparer.CompareMaps(Name, model, _program.BeforeExit.Process);
        _comparer.CompareFlags(Name, model, _program.BeforeExit.Process);
    }

    private static string[] Registers(ulong instruction, ulong stack) => [$"rip {Answer.ValueText(instruction)}", $"rsp {Answer.ValueText(stack)}"];

    /// <summary>The model's answer to a call; null for calls that do not concern memory, and for files that were not there.</summary>
    private SyscallResult? Carry(RecordedCall call, int index)
    {
        var a = call.Arguments;
        switch (call.Name)
        {
            case "mmap": return _process.Mmap(new(a[0]), a[1], (Protection)a[2], (MapFlags)a[3], (int)a[4], a[5]);
            case "munmap": return _process.Munmap(new(a[0]), a[1]);
            case "mremap": return _process.Mremap(new(a[0]), a[1], a[2], (MremapFlags)a[3], new(a[4]));
            case "brk": return _process.Brk(new(a[0]));
            case "madvise": return _process.Madvise(new(a[0]), a[1], (MadviseAdvice)(int)a[2]);
            case "mlock": return _process.Mlock(new(a[0]), a[1]);
            case "msync": return _process.Msync(new(a[0]), a[1], (MsyncFlags)(uint)a[2]);
            // Standard streams are not modelled.
            case "close" when a[0] > 2: return _process.Close((int)a[0]);
            case "mprotect":
                if (((Protection)a[2] & Protection.Write) == 0) _ = _process.Touch(new VirtualRange(new(a[0]), a[1]));
                return _process.Mprotect(new(a[0]), a[1], (Protection)a[2]);
            case "open" or "openat" when call.Path is { } path && call.Result.StartsWith("0x", StringComparison.Ordinal):
                return Open(path, call.Result, index);
            default: return null;
        }
    }

    private SyscallResult Open(string path, string descriptor, int index)
    {
        string name = _files.ShownName(path);
        var table = _process.Kernel.Files;
        var file = table.Find(name) ?? table.Create(name, ReadOnlyMemory<byte>.Empty, SizeFromMappings(ulong.Parse(descriptor.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture), index));
        return _process.Open(file, OpenFileMode.Read);
    }

    /// <summary>A file is at least as long as what is mapped of it, until its descriptor is closed.</summary>
    private ulong SizeFromMappings(ulong descriptor, int index)
    {
        ulong size = 0;
        foreach (var call in _program.Calls.Skip(index + 1))
        {
            if (call.Name == "close" && call.Arguments[0] == descriptor) break;
            if (call.Name == "mmap" && call.Arguments[4] == descriptor) size = Math.Max(size, call.Arguments[5] + call.Arguments[1]);
        }

        return size;
    }
}
