using System.Text;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// The strings that exec puts at the top of the stack before anything else (<c>fs/exec.c</c> copy_strings), high to low: a word of zeros, the path,
/// the environment (last string highest), the arguments (last highest).
/// </summary>
internal sealed class ArgumentStrings
{
    /// <summary>MAX_ARG_STRLEN, with the NUL.</summary>
    private const ulong LongestString = 32 * PageSize.Bytes;
    private const ulong ArgMax = 131072;
    private const ulong StackLimit = 8 << 20;

    private readonly byte[] _bytes;
    private readonly ulong _longest;

    public ArgumentStrings(ExecRequest request)
    {
        // An empty argv would let programs mistake the environment for it; since 5.18 there is always argv[0].
        var arguments = request.Arguments.IsDefaultOrEmpty ? [""] : request.Arguments;
        var environment = request.Environment.IsDefault ? [] : request.Environment;
        (ArgumentCount, EnvironmentCount) = (arguments.Length, environment.Length);

        var block = new MemoryStream();
        foreach (var text in arguments)
            Append(block, text, ref _longest);
        EnvironmentOffset = (ulong)block.Length;
        foreach (var text in environment)
            Append(block, text, ref _longest);
        FileNameOffset = (ulong)block.Length;
        Append(block, request.FileName, ref _longest);
        _bytes = block.ToArray();
    }

    public int ArgumentCount { get; }

    public int EnvironmentCount { get; }

    /// <summary>Bytes from the first argument to the first environment string.</summary>
    public ulong EnvironmentOffset { get; }

    /// <summary>Bytes from the first argument to the path.</summary>
    public ulong FileNameOffset { get; }

    /// <summary>bprm->p: the address of the first argument. Moves down with the stack.</summary>
    public VirtualAddress Start { get; set; }

    /// <summary>bprm_stack_limits, and the checks that copy_strings makes of each string.</summary>
    public SyscallResult CheckLimits(ulong stackLimit)
    {
        if (_longest > LongestString)
            return ExecRules.StringTooLong.Fail(_longest, LongestString);
        var limit = Math.Max(Math.Min(StackLimit / 4 * 3, stackLimit / 4), ArgMax);
        var pointers = (ulong)(ArgumentCount + EnvironmentCount) * sizeof(ulong);
        var needed = pointers + (ulong)_bytes.Length;
        return pointers >= limit || needed > limit ? ExecRules.StringsTooLarge.Fail(needed, limit) : SyscallResult.Success;
    }

    /// <summary>Writes the strings below <paramref name="top"/>, the highest page first, as copying them one by one from the last does.</summary>
    public SyscallResult CopyBelow(IExecTask task, MmStruct mm, VirtualAddress top)
    {
        var word = task.Options.Architecture == Architecture.X86_64 ? 8ul : 4ul;
        Start = top - word - (ulong)_bytes.Length;
        var end = (ulong)_bytes.Length;
        while (end > 0)
        {
            var last = Start + (end - 1);
            var from = last.RoundDown() < Start ? 0 : last.RoundDown() - Start;
            var written = task.Write(mm, Start + from, _bytes.AsSpan((int)from, (int)(end - from)));
            if (!written.IsOk)
                return ExecRules.StringsUnwritable.Fail((Start + from).Value);
            end = from;
        }

        return SyscallResult.Success;
    }

    /// <summary>The addresses of the arguments, then of the environment strings, in order.</summary>
    public ulong[] Addresses()
    {
        var addresses = new ulong[ArgumentCount + EnvironmentCount];
        var offset = 0;
        for (var i = 0; i < addresses.Length; i++)
        {
            addresses[i] = Start.Value + (ulong)offset;
            offset += _bytes.AsSpan(offset).IndexOf((byte)0) + 1;
        }

        return addresses;
    }

    private static void Append(MemoryStream block, string text, ref ulong longest)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = Array.IndexOf(bytes, (byte)0) is var nul and >= 0 ? nul : bytes.Length;   // to a C program the string ends there
        block.Write(bytes, 0, length);
        block.WriteByte(0);
        longest = Math.Max(longest, (ulong)length + 1);
    }
}
