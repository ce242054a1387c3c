using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <content>From handles to what the machine has under them now.</content>
public sealed partial class CallContext
{
    private ProcessHandle? _lastHandle;
    private Process? _lastProcess;

    /// <summary>The file it was called on.</summary>
    public MemoryFile File => World.File(Receiver<FileHandle>());

    /// <summary>The program of an image; false, and the error is set, when the image could not be made.</summary>
    public bool Program(ImageHandle image, [NotNullWhen(true)] out ProgramImage? program)
    {
        var linked = World.Program(image);
        program = linked.Program;
        if (program is null) Error(linked.Descriptor, linked.Problem);
        return program is not null;
    }

    public bool IsNull(int parameter)
    {
        ref readonly var slot = ref Stack[First + parameter];
        return slot.Reference is null && slot.Word == 0;
    }

    /// <summary>The process it was called on, which must not have ended; else false, and the error is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Alive([NotNullWhen(true)] out Process? process)
    {
        var handle = Unsafe.As<ProcessHandle>(Stack[Window].Reference!);
        if (ReferenceEquals(handle, _lastHandle) && _lastProcess!.State == ProcessState.Running && _lastProcess.Pid == handle.Pid)
        {
            process = _lastProcess;
            return true;
        }

        return Find(handle, out process);
    }

    /// <summary>The process with that pid, which must not have ended.</summary>
    public bool AliveByPid(int pid, [NotNullWhen(true)] out Process? process)
    {
        process = World.FindProcess(pid);
        if (process is { State: ProcessState.Running }) return true;
        Error(DiagnosticDescriptors.ProcessHasEnded, pid, process is null ? "and nothing of it is left" : $"with exit code {process.ExitCode}");
        return false;
    }

    /// <summary>A range argument of addresses.</summary>
    public bool Range(int parameter, out VirtualRange range) => Range(Reference<RangeValue>(parameter)!, out range);

    /// <summary>A range value as addresses.</summary>
    public bool Range(RangeValue ends, out VirtualRange range)
    {
        range = default;
        if (ends.Start < 0)
        {
            Error(DiagnosticDescriptors.ValueDoesNotFit, ends.Start, "range", "an address is not negative");
            return false;
        }

        range = new VirtualRange(new VirtualAddress((ulong)ends.Start), (ulong)ends.Length);
        return true;
    }

    private bool Find(ProcessHandle handle, [NotNullWhen(true)] out Process? process)
    {
        if (!AliveByPid(handle.Pid, out process)) return false;
        _lastHandle = handle;
        _lastProcess = process;
        return true;
    }
}
