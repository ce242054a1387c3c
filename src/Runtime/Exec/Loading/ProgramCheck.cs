using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Exec;

/// <summary>A program and its interpreter, as they passed the checks that come before the point of no return.</summary>
internal sealed record CheckedProgram(ElfExecutable Program, ElfExecutable? Interpreter);

/// <summary>The checks of load_elf_binary that still can be returned to the caller, in its order (<c>fs/binfmt_elf.c</c>).</summary>
internal static class ProgramCheck
{
    public static (CheckedProgram? Checked, SyscallResult Failure) Check(ProgramImage image, Architecture architecture)
    {
        var (program, failure) = ElfExecutable.ReadProgram(image.Bytes, architecture);
        if (program is null)
            return (null, failure);
        if (!program.HasInterpreter)
            return (new CheckedProgram(program, null), default);

        (var path, failure) = program.ReadInterpreterPath();
        if (!failure.IsOk)
            return (null, failure);
        if (path.IsEmpty)
            return (null, ExecRules.InterpreterRefused.Fail());   // the empty path is the current directory
        if (image.Interpreter is null)
            return (null, image.InterpreterRefusal is null ? ExecRules.InterpreterMissing.Fail() : ExecRules.InterpreterRefused.Fail());
        (var interpreter, failure) = ElfExecutable.ReadInterpreter(image.Interpreter.Bytes, program);
        return interpreter is null ? (null, failure) : (new CheckedProgram(program, interpreter), default);
    }
}
