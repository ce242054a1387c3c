using System.Globalization;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Replay.Emission;

/// <summary>Numbers as a script writes them: sizes in units, addresses in hexadecimal, flags by their C names.</summary>
internal static class ScriptText
{
    private const ulong Kilobyte = 1024;

    /// <summary>Largest number that is shown in decimal digits.</summary>
    private const ulong MostDecimal = 999;

    /// <summary>Larger sizes in kilobytes are taken for bit patterns.</summary>
    private const ulong MostKilobytes = 1UL << 30;

    /// <summary>The open file modes of <c>open(2)</c>.</summary>
    private static readonly string[] OpenModes = ["O_RDONLY", "O_WRONLY", "O_RDWR"];

    /// <summary>The limits of setrlimit by the recorder's names.</summary>
    public static string Resource(string name) => "RLIMIT_" + name.ToUpperInvariant();

    /// <summary>A number of bytes.</summary>
    public static string Size(ulong bytes)
    {
        foreach (var (unit, letter) in (ReadOnlySpan<(ulong, char)>)[(1UL << 40, 'T'), (1UL << 30, 'G'), (1UL << 20, 'M')])
        {
            if (bytes != 0 && bytes % unit == 0 && bytes / unit < Kilobyte) return Invariant($"{bytes / unit}{letter}");
        }

        if (bytes != 0 && bytes % Kilobyte == 0 && bytes / Kilobyte <= MostKilobytes) return Invariant($"{bytes / Kilobyte}K");
        return Number(bytes);
    }

    /// <summary>Kilobytes as /proc counts them, in bytes as the language does.</summary>
    public static string Kilobytes(long count) => count == 0 ? "0" : Invariant($"{count}K");

    public static string Number(ulong value) => value <= MostDecimal ? Invariant($"{value}") : Invariant($"0x{value:x}");

    public static string Address(ulong value) => value == 0 ? "0" : Invariant($"0x{value:x}");

    /// <summary>A limit of setrlimit.</summary>
    public static string Limit(ulong value) => value == ulong.MaxValue ? "RLIM_INFINITY" : Size(value);

    public static string OpenMode(ulong flags) => OpenModes[(int)Math.Min(flags & 3, 2)];

    public static string Protection(ulong bits) => bits == 0 ? "PROT_NONE" : Bits("PROT_", bits);

    /// <summary>mmap's flags: the type in the low bits is a number, the rest are bits.</summary>
    public static string Mapping(ulong flags)
    {
        ulong type = flags & (ulong)MapFlags.TypeMask;
        string kind = Exact("MAP_", type) ?? (type == 0 ? "" : Number(type));
        ulong rest = flags & ~(ulong)MapFlags.TypeMask;
        if (rest == 0) return kind.Length == 0 ? "0" : kind;
        string bits = Bits("MAP_", rest);
        return kind.Length == 0 ? bits : $"{kind}|{bits}";
    }

    public static string Remap(ulong flags) => flags == 0 ? "0" : Bits("MREMAP_", flags);

    public static string Advice(ulong advice) => Exact("MADV_", advice) ?? Number(advice);

    public static string Sync(ulong flags) => flags == 0 ? "0" : Bits("MS_", flags);

    public static string LockAll(ulong flags) => flags == 0 ? "0" : Bits("MCL_", flags);

    public static string Lock2(ulong flags) => flags == 0 ? "0" : Bits("MLOCK_", flags);

    public static string Allocation(ulong mode) => mode switch
    {
        1 => "FALLOC_FL_KEEP_SIZE",
        3 => "FALLOC_FL_KEEP_SIZE|FALLOC_FL_PUNCH_HOLE",
        _ => Number(mode),
    };

    /// <summary>The name of a signal's code, as an expectation has it in parentheses; null for one without a name.</summary>
    public static string? SignalCode(string signal, int code) => (signal, code) switch
    {
        (_, 128) => "SI_KERNEL",
        ("SIGSEGV", 1) => "SEGV_MAPERR",
        ("SIGSEGV", 2) => "SEGV_ACCERR",
        ("SIGSEGV", 4) => "SEGV_PKUERR",
        ("SIGBUS", 1) => "BUS_ADRALN",
        ("SIGBUS", 2) => "BUS_ADRERR",
        ("SIGBUS", 3) => "BUS_OBJERR",
        _ => null,
    };

    /// <summary>A string in quotes.</summary>
    public static string Quote(string text)
    {
        var quoted = new System.Text.StringBuilder("\"");
        foreach (char letter in text)
        {
            if (letter is '"' or '\\') quoted.Append('\\').Append(letter);
            else if (char.IsControl(letter)) quoted.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)letter:x}}}");
            else quoted.Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    private static string? Exact(string prefix, ulong value)
    {
        foreach (var constant in UserConstants.All)
        {
            if (constant.Value == value && constant.Name.StartsWith(prefix, StringComparison.Ordinal)) return constant.Name;
        }

        return null;
    }

    /// <summary>The names of the bits, and what has no name as a number behind them.</summary>
    private static string Bits(string prefix, ulong bits)
    {
        var names = new List<string>();
        foreach (var constant in UserConstants.All)
        {
            if (!constant.Name.StartsWith(prefix, StringComparison.Ordinal) || !ulong.IsPow2(constant.Value) || (bits & constant.Value) == 0) continue;
            names.Add(constant.Name);
            bits &= ~constant.Value;
        }

        if (bits != 0) names.Add(Invariant($"0x{bits:x}"));
        return string.Join('|', names);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
