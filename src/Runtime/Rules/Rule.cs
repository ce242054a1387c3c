using System.Globalization;
using System.Text;

namespace MemDsl.Runtime.Rules;

/// <summary>What a <see cref="Rule"/> decides.</summary>
public enum RuleKind
{
    /// <summary>A system call fails with the rule's errno.</summary>
    Refusal,

    /// <summary>An access ends in the rule's signal.</summary>
    Fault,

    /// <summary>A choice that changes what happens but fails nothing: a merge that was not possible, a fallback.</summary>
    Decision,
}

/// <summary>
/// One row of the table of reasons: the kernel decided so, for this cause, and here is where it says it. No place outside <c>Rules/</c> names
/// an errno or a signal.
/// </summary>
public sealed class Rule
{
    private Rule(RuleKind kind, string id, Errno errno, Signal signal, SignalCode code, string words, string source)
    {
        Kind = kind;
        Id = id;
        Errno = errno;
        Signal = signal;
        Code = code;
        Words = words;
        Source = source;
    }

    public RuleKind Kind { get; }

    /// <summary>Stable and unique: subject, dot, case; <c>mmap.length-zero</c>.</summary>
    public string Id { get; }

    /// <summary><see cref="Errno.None"/> unless a refusal.</summary>
    public Errno Errno { get; }

    /// <summary><see cref="Signal.None"/> unless a fault.</summary>
    public Signal Signal { get; }

    public SignalCode Code { get; }

    /// <summary>
    /// A sentence for people. <c>{0}</c> and <c>{1}</c> are the operands, in hex; <c>{0:d}</c> decimal, <c>{0:s}</c> as a size (<c>64K</c>).
    /// </summary>
    public string Words { get; }

    /// <summary>Kernel file or manual page, as <c>mm/mmap.c</c>, <c>mmap(2)</c>.</summary>
    public string Source { get; }

    public static Rule Refusal(string id, Errno errno, string words, string source) =>
        new(RuleKind.Refusal, id, errno, Signal.None, SignalCode.None, words, source);

    public static Rule Fault(string id, Signal signal, SignalCode code, string words, string source) =>
        new(RuleKind.Fault, id, Errno.None, signal, code, words, source);

    public static Rule Decision(string id, string words, string source) =>
        new(RuleKind.Decision, id, Errno.None, Signal.None, SignalCode.None, words, source);

    /// <summary>The refusal as a system call's result. Calling it on another kind of rule is a defect.</summary>
    public SyscallResult Fail(ulong a = 0, ulong b = 0) => SyscallResult.Failure(this, a, b);

    /// <summary>The fault as an access's result; <paramref name="address"/> is what <c>si_addr</c> shows.</summary>
    public AccessResult Raise(ulong address, ulong a = 0, ulong b = 0) => AccessResult.Raised(this, address, a, b);

    /// <summary>The words with their operands filled in.</summary>
    public string Render(ulong a = 0, ulong b = 0)
    {
        var text = new StringBuilder(Words.Length + 16);
        for (var i = 0; i < Words.Length; i++)
        {
            var close = Words[i] == '{' ? Words.IndexOf('}', i) : -1;
            if (close < 0)
            {
                text.Append(Words[i]);
                continue;
            }

            AppendOperand(text, Words.AsSpan(i + 1, close - i - 1), a, b);
            i = close;
        }

        return text.ToString();
    }

    public override string ToString() => Id;

    private static void AppendOperand(StringBuilder text, ReadOnlySpan<char> hole, ulong a, ulong b)
    {
        var value = hole[0] == '0' ? a : b;
        var format = hole.Length > 2 ? hole[2] : 'x';
        switch (format)
        {
            case 'd': text.Append(CultureInfo.InvariantCulture, $"{value}"); break;
            case 's': AppendSize(text, value); break;
            default: text.Append(CultureInfo.InvariantCulture, $"0x{value:x}"); break;
        }
    }

    private static void AppendSize(StringBuilder text, ulong bytes)
    {
        const string Units = "KMGTP";
        var unit = -1;
        while (bytes != 0 && (bytes & 1023) == 0 && unit < Units.Length - 1)
        {
            bytes >>= 10;
            unit++;
        }

        text.Append(CultureInfo.InvariantCulture, $"{bytes}");
        if (unit >= 0) text.Append(Units[unit]);
    }
}
