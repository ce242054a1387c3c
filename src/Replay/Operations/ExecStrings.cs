using System.Text;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;

namespace MemDsl.Replay.Operations;

/// <summary>
/// What execve takes out of the memory of the process that calls it, in the kernel's order: the path, how many pointers argv and envp have, then the
/// strings from the last to the first, the environment before the arguments (<c>fs/namei.c</c> getname, <c>fs/exec.c</c> do_execveat_common).
/// </summary>
internal sealed class ExecStrings(Process process, int pointerSize)
{
    /// <summary>PATH_MAX, with the NUL.</summary>
    private const int MostPathBytes = 4096;

    /// <summary>MAX_ARG_STRLEN; a string that is longer is read no further.</summary>
    private const int MostStringBytes = 32 * 4096;

    public string Path { get; private set; } = "";

    public string[] Arguments { get; private set; } = [];

    public string[] Environment { get; private set; } = [];

    /// <summary>getname.</summary>
    public SyscallResult ReadPath(ulong address)
    {
        var read = ReadText(address, MostPathBytes, out string text);
        Path = text;
        if (!read.IsOk) return read;
        if (text.Length == 0) return ExecRules.FileMissing.Fail();
        return text.Length < MostPathBytes ? read : ExecRules.PathTooLong.Fail(MostPathBytes);
    }

    /// <summary>count and copy_strings.</summary>
    public SyscallResult ReadStrings(ulong arguments, ulong environment)
    {
        var counted = Count(arguments, out var ofArguments);
        if (!counted.IsOk) return counted;
        counted = Count(environment, out var ofEnvironment);
        if (!counted.IsOk) return counted;
        Environment = new string[ofEnvironment.Count];
        Arguments = new string[ofArguments.Count];
        var copied = Copy(ofEnvironment, Environment);
        return copied.IsOk ? Copy(ofArguments, Arguments) : copied;
    }

    private SyscallResult Count(ulong address, out List<ulong> pointers)
    {
        pointers = [];
        while (true)
        {
            var pointer = process.KernelLoad(new(address + (ulong)(pointers.Count * pointerSize)), pointerSize);
            if (!pointer.IsOk) return pointer;
            if (pointer.Value == 0) return SyscallResult.Success;
            pointers.Add(pointer.Value);
        }
    }

    private SyscallResult Copy(List<ulong> pointers, string[] texts)
    {
        for (int i = pointers.Count - 1; i >= 0; i--)
        {
            var read = ReadText(pointers[i], MostStringBytes, out texts[i]);
            if (!read.IsOk) return read;
        }

        return SyscallResult.Success;
    }

    /// <summary>strncpy_from_user: up to a NUL, or as many bytes as are wanted at most.</summary>
    private SyscallResult ReadText(ulong address, int most, out string text)
    {
        var bytes = new List<byte>();
        text = "";
        Span<byte> one = stackalloc byte[1];
        while (bytes.Count < most)
        {
            var copied = UserMemory.Read(process, new VirtualAddress(address + (ulong)bytes.Count), one);
            if (!copied.Result.IsOk) return copied.Result;
            if (one[0] == 0) break;
            bytes.Add(one[0]);
        }

        text = Encoding.Latin1.GetString([.. bytes]);
        return SyscallResult.Success;
    }
}
