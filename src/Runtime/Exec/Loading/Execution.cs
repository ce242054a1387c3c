using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// execve(2) (<c>fs/exec.c</c> do_execveat_common and bprm_execve): a new address space, the strings on its temporary stack, the checks of the file,
/// the point of no return, and the loader.
/// </summary>
public static class Execution
{
    /// <summary>Lets the task execute a program. Nothing of the task changes where the result is <see cref="ExecResult.Refused"/>.</summary>
    public static ExecResult Exec(IExecTask task, ExecRequest request)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(request);

        // The 64-bit kernel's own layout until the file has said what it is: the strings lie below STACK_TOP_MAX.
        var caller = task.Caller;
        var mm = task.CreateAddressSpace(Layout(task, AddressSpaceChoice.Native(task.Options), caller.Personality | Personality.NoRandomize));
        if (mm is null)
            return new ExecResult.Refused(ExecRules.NoMemory.Fail());

        var (check, strings) = PrepareStrings(task, mm, request);
        var (file, checkOfFile) = check.IsOk ? ProgramCheck.Check(request.Program, task.Options.Architecture) : (null, check);
        if (file is null)
        {
            task.Discard(mm);
            return new ExecResult.Refused(checkOfFile);
        }

        task.BeginNewProgram(mm);
        var loader = new ElfLoader(task, mm, request.Program, file, strings);
        var result = loader.Load();
        if (!result.IsOk)
        {
            var signal = ExecRules.Killed.Raise(0, (ulong)result.Errno);
            if (!task.IsKilled)
                task.Kill(signal);
            return new ExecResult.Killed(signal, result);
        }

        var program = loader.Finish();
        task.Events.Emit(EventKind.Exec, program.Entry.Value, program.StackPointer.Value);
        task.Start(program);
        return new ExecResult.Started(program);
    }

    internal static AddressSpaceLayout Layout(IExecTask task, AddressSpaceKind kind, Personality personality) =>
        AddressSpaceLayout.Pick(
            kind,
            personality,
            task.Caller.LimitStack,
            task.Random,
            task.Options.Layout == MmapLayout.Legacy,
            task.Options.Aslr ? task.Options.RandomizeVaSpace : 0);

    private static (SyscallResult Check, ArgumentStrings Strings) PrepareStrings(IExecTask task, MmStruct mm, ExecRequest request)
    {
        var strings = new ArgumentStrings(request);
        var check = StackArea.Create(mm, task.Caller);
        if (check.IsOk)
            check = strings.CheckLimits(task.Caller.LimitStack);
        if (check.IsOk)
            check = strings.CopyBelow(task, mm, AddressSpaceChoice.StackTopMax(task.Options));
        return (check, strings);
    }
}
