using System.Text;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Swap;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Operations;

/// <summary>
/// A process of a recording: carries out operations as the stub does, by a snippet of its own code that the recorder starts. The snippet's
/// instructions are fetched like any others, so a process that unmapped its text cannot call anything.
/// </summary>
internal sealed class StubProcess(RecordedMachine world, Process process, long faultsBefore)
{
    private const int OpenModeMask = 3;

    public Process Process { get; } = process;

    public bool IsAlive => Process.State == ProcessState.Running;

    /// <summary>Minor faults since the recording began.</summary>
    public long MinorFaults => Process.MinorFaults - faultsBefore;

    public long MajorFaults => Process.MajorFaults;

    /// <summary>The scratch buffer on the stack.</summary>
    private VirtualAddress Scratch => new(world.Header.Variables["buf"]);

    private ulong Text => world.Header.Stub["text"];

    private ulong Data => world.Header.Stub["data"];

    private bool Is32Bit => world.Header.Is32Bit;

    /// <summary>A new process by fork; null where the model refuses.</summary>
    public StubProcess? Forked(SyscallResult result) =>
        result.IsOk ? new StubProcess(world, Process.Kernel.Processes[(int)result.Value], faultsBefore: 0) : null;

    /// <summary>The operation's answer, with mincore's vector where there is one.</summary>
    public Answer Carry(OperationText operation, out StubProcess? child, out string? residency)
    {
        child = null;
        residency = null;
        var a = operation.Arguments;
        switch (operation.Name)
        {
            case "load":
                return Snippet(StubImage.LoadByte, () => Process.Load(new(a[0])));
            case "store":
                return Snippet(StubImage.StoreByte, () => Process.Store(new(a[0]), a[1] & 0xff));
            case "fetch":
                return Jump(new(a[0]));
            case "open":
                PrepareFile(operation.Words[0], a[1]);
                break;
            case "memfd":
                Poke(Encoding.UTF8.GetBytes(operation.Words[0] + '\0'));
                break;
            case "rlimit":
                var limit = new byte[16];
                BitConverter.TryWriteBytes(limit, a[1]);
                BitConverter.TryWriteBytes(limit.AsSpan(8), a[2]);
                Poke(limit);
                break;
            case "mmap" when Is32Bit && !PageSize.IsAligned(a[5]):
                var words = new byte[24];
                for (int i = 0; i < 6; i++) BitConverter.TryWriteBytes(words.AsSpan(4 * i), (uint)a[i]);
                Poke(words);
                break;
        }

        return Call(operation, out child, out residency);
    }

    private Answer Call(OperationText operation, out StubProcess? child, out string? residency)
    {
        child = null;
        residency = null;
        var fetched = Process.Fetch(new(Text + StubImage.SystemCall));
        if (!fetched.IsOk) return Answer.Of(fetched);
        if (operation.Name == "exec") return Exec();
        if (operation.Name == "exit")
        {
            int code = (int)operation.Arguments[0] & 0xff;
            _ = Process.Exit(code);
            return Answer.Exited(code);
        }

        Answer answer;
        if (operation.Name == "fork")
        {
            var forked = Process.Fork();
            child = Forked(forked);
            answer = forked.IsOk ? Answer.Child : Answer.Of(forked);
        }
        else
        {
            var result = operation.Name == "mincore" ? Mincore(operation, ref residency) : Invoke(operation.Name, operation.Words, operation.Arguments);
            answer = Answer.Of(result);
        }

        // The breakpoint behind the call; the process may just have unmapped itself.
        fetched = Process.Fetch(new(Text + StubImage.SystemCall + 2));
        return fetched.IsOk ? answer : Answer.Of(fetched);
    }

    private SyscallResult Invoke(string name, string[] words, ulong[] a) => name switch
    {
        "mmap" => Mmap(a),
        "munmap" => Process.Munmap(new(a[0]), a[1]),
        "mprotect" => Process.Mprotect(new(a[0]), a[1], (Protection)a[2]),
        "pkey_mprotect" => Process.PkeyMprotect(new(a[0]), a[1], (Protection)a[2], (int)a[3]),
        "mremap" => Process.Mremap(new(a[0]), a[1], a[2], (MremapFlags)a[3], new(a[4])),
        "remap_file_pages" => Process.RemapFilePages(new(a[0]), a[1], (Protection)a[2], a[3], (MapFlags)a[4]),
        "brk" => Process.Brk(new(a[0])),
        "madvise" => Process.Madvise(new(a[0]), a[1], (MadviseAdvice)(int)a[2]),
        "mlock" => Process.Mlock(new(a[0]), a[1]),
        "mlock2" => Process.Mlock2(new(a[0]), a[1], (MlockFlags)(uint)a[2]),
        "munlock" => Process.Munlock(new(a[0]), a[1]),
        "mlockall" => Process.Mlockall((MlockallFlags)(uint)a[0]),
        "munlockall" => Process.Munlockall(),
        "msync" => Process.Msync(new(a[0]), a[1], (MsyncFlags)(uint)a[2]),
        "mseal" => Process.Mseal(new(a[0]), a[1], a[2]),
        "open" => Open(words[0], a[2]),
        "memfd" => Memfd(words[0]),
        "close" => Process.Close((int)a[0]),
        "dup" => Process.Dup((int)a[0]),
        "ftruncate" => Process.Ftruncate((int)a[0], SignExtended(a[1])),
        "fallocate" => Process.Fallocate((int)a[0], (FallocateMode)(int)a[1], a[2], a[3]),
        "read" => Process.Read((int)a[0], new(a[1]), a[2]),
        "write" => Process.Write((int)a[0], new(a[1]), a[2]),
        "syscall" => SystemCall(a),
        "rlimit" => SetLimit(words[0], a[1], a[2]),
        _ => throw new RecordingProblemException($"the recording has the unknown operation '{name}'"),
    };

    /// <summary>ftruncate's length is a signed long of the task's width.</summary>
    private ulong SignExtended(ulong value) => Is32Bit ? (ulong)(long)(int)(uint)value : value;

    /// <summary>mmap, or for an unaligned offset on i386 the old call that takes its arguments in memory; mmap2 takes pages.</summary>
    private SyscallResult Mmap(ulong[] a)
    {
        if (Is32Bit && !PageSize.IsAligned(a[5]))
        {
            var loaded = Process.KernelLoad(Scratch, 8);
            if (!loaded.IsOk) return loaded;
        }

        return Process.Mmap(new(a[0]), a[1], (Protection)a[2], (MapFlags)a[3], (int)a[4], a[5]);
    }

    private SyscallResult Mincore(OperationText operation, ref string? residency)
    {
        var pages = new List<bool>();
        bool isAtScratch = operation.Words.Length < 3;
        var vector = isAtScratch ? Scratch : new VirtualAddress(operation.Arguments[2]);
        var result = Process.Mincore(new(operation.Arguments[0]), operation.Arguments[1], pages);
        if (pages.Count > 0)
        {
            var copied = UserMemory.Write(Process, vector, [.. pages.Select(isResident => isResident ? (byte)1 : (byte)0)]);
            if (!copied.Result.IsOk) return copied.Result;
        }

        if (result.IsOk && isAtScratch && pages.Count <= StubImage.ScratchBytes && PageSize.RoundUp(operation.Arguments[1]) >> PageSize.Shift <= StubImage.ScratchBytes)
            residency = string.Concat(pages.Select(isResident => isResident ? '1' : '0'));
        return result;
    }

    private void PrepareFile(string name, ulong size)
    {
        var files = Process.Kernel.Files;
        if (files.Find(name) is null) _ = files.Create(name, NumberedContent.Of(size), size);
        Poke(Encoding.UTF8.GetBytes(world.StubPath[..^"stub64".Length] + name + '\0'));
    }

    private SyscallResult Open(string name, ulong flags)
    {
        var path = Process.KernelLoad(Scratch);
        if (!path.IsOk) return path;
        var mode = (flags & OpenModeMask) switch { 0 => OpenFileMode.Read, 1 => OpenFileMode.Write, _ => OpenFileMode.ReadWrite };
        return Process.Open(Process.Kernel.Files.Find(name)!, mode);
    }

    private SyscallResult Memfd(string name)
    {
        var loaded = Process.KernelLoad(Scratch);
        return loaded.IsOk ? Process.MemfdCreate(name) : loaded;
    }

    /// <summary>A call that has no operation of its own, by its number.</summary>
    private SyscallResult SystemCall(ulong[] a)
    {
        switch ((SyscallNumber)a[0])
        {
            case SyscallNumber.Swapon:
                var name = new ExecStrings(Process, Is32Bit ? 4 : 8);
                var copied = name.ReadPath(a[1]);
                return copied.IsOk ? Process.Swapon(name.Path, (SwaponFlags)(uint)a[2]) : copied;
            case SyscallNumber.Swapoff:
                name = new ExecStrings(Process, Is32Bit ? 4 : 8);
                copied = name.ReadPath(a[1]);
                return copied.IsOk ? Process.Swapoff(name.Path) : copied;
            default:
                return (Is32Bit ? null : SyscallTable.Call(Process, (SyscallNumber)(int)a[0], a[1], a[2], a[3], a[4], a[5], a[6]))
                    ?? throw new RecordingProblemException($"the recording makes system call {a[0]} of {(Is32Bit ? "i386" : "x86-64")}, which the model does not have by its number");
        }
    }

    private SyscallResult SetLimit(string name, ulong soft, ulong hard)
    {
        var loaded = Process.KernelLoad(Scratch, 8);
        return loaded.IsOk ? Process.Setrlimit(ResourceNames.Of(name), new ResourceLimit(soft, hard)) : loaded;
    }

    /// <summary>execve of the stub itself, with what its data page holds of path, arguments and environment.</summary>
    private Answer Exec()
    {
        var strings = new ExecStrings(Process, Is32Bit ? 4 : 8);
        var read = strings.ReadPath(Data + StubImage.PathAt);
        if (!read.IsOk) return Answer.Of(read);
        if (strings.Path != world.StubPath) return Answer.Of(ExecRules.FileMissing.Fail());
        read = strings.ReadStrings(Data + StubImage.ArgumentsAt, Data + StubImage.EnvironmentAt);
        if (!read.IsOk) return Answer.Of(read);
        var executed = Process.Exec(new ExecRequest(world.Stub, strings.Path, [.. strings.Arguments], [.. strings.Environment]));
        switch (executed)
        {
            case ExecResult.Refused refused:
                return Answer.Of(refused.Result);
            case ExecResult.Killed killed:
                return new Answer(Answer.KilledText(killed.Signal.Signal.ToString()), killed.Signal.Reason, true);
            default:
                var fetched = Process.Fetch(new(world.Header.Stub["entry"]));
                return fetched.IsOk ? Answer.Of(0) : Answer.Of(fetched);
        }
    }

    private Answer Snippet(ulong offset, Func<AccessResult> access)
    {
        var result = Process.Fetch(new(Text + offset));
        if (!result.IsOk) return Answer.Of(result);
        var accessed = access();
        if (!accessed.IsOk) return Answer.Of(accessed);
        result = Process.Fetch(new(Text + offset + 2));
        return Answer.Of(result.IsOk ? accessed : result);
    }

    /// <summary>Two single steps: the jump, and the instruction where it leads.</summary>
    private Answer Jump(VirtualAddress target)
    {
        var result = SingleStep.Run(Process, new(Text + StubImage.Jump), new(Data + StubImage.HarmlessPlace));
        return Answer.Of(result.IsOk ? SingleStep.Run(Process, target, new(Data + StubImage.HarmlessPlace)) : result);
    }

    /// <summary>The recorder writes into the scratch buffer by /proc/PID/mem; where that fails it goes on, and the call will find nothing.</summary>
    private void Poke(ReadOnlySpan<byte> bytes) => _ = UserMemory.Poke(Process, Scratch, bytes);
}
