namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM5xxx: limit and permission diagnostics. MEM5001 is the parser's.</content>
public static partial class DiagnosticDescriptors
{
    /// <summary>{0} the limit.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Error(
        "MEM5001", "nested too deeply", "nested too deeply: more than {0} levels",
        "Brackets, unary operators, lambdas, types and chains of members may nest 200 levels deep, so that any text is read without "
        + "exhausting the stack. Chains of binary operators and of 'else if' have no limit.");

    public static readonly DiagnosticDescriptor OperationLimit = Error(
        "MEM5002", "too many operations", "stopped after {0} operations (--max-operations)",
        "A script may run a limited number of operations, so that an endless loop ends. --max-operations sets another limit. "
        + "A call that deals with many pages, and work on long lists and texts, count for more than one operation.",
        "while true { }");

    public static readonly DiagnosticDescriptor CallDepthLimit = Error(
        "MEM5003", "calls nest too deeply", "stopped: {0} calls are open (--max-depth)",
        "A function that calls itself needs a way out that does not.",
        "fn f() { f() }\nf()");

    public static readonly DiagnosticDescriptor OutputLimit = Error(
        "MEM5004", "too much output", "stopped: the output is longer than {0} characters (--max-output)",
        "What a script prints is kept until it ends, and is limited.");

    public static readonly DiagnosticDescriptor ListLimit = Error(
        "MEM5005", "list too long", "stopped: a list is longer than {0} elements (--max-list)",
        "Lists are limited in length, so that a script cannot use up the computer's memory.");

    public static readonly DiagnosticDescriptor MachineTooLarge = Error(
        "MEM5006", "machine too large", "ram = {0} is more than a script's machine may have ({1}, --max-ram)",
        "Only memory that is touched takes room on the computer that runs the script, but even so a machine has its limit.");

    public static readonly DiagnosticDescriptor FailureLimit = Error(
        "MEM5007", "too many failed assertions", "stopped: {0} assertions failed (--max-failures)",
        "Each failed assertion is kept with its explanation, so their number is limited. --fail-fast stops at the first.",
        "while true { assert false }");

    public static readonly DiagnosticDescriptor MemoryLimit = Error(
        "MEM5008", "too much memory", "stopped: more than {0} of this computer's memory are in use (--max-memory)",
        "What a script keeps (values, events, pages of its machine that were written) takes room on the computer that runs it. --max-memory sets another limit.");

    public static readonly DiagnosticDescriptor MoreErrors = Error(
        "MEM5009", "too many diagnostics", "{0} more are not shown",
        "Only the first diagnostics of a script are shown. Later ones are often consequences of earlier ones.");

    public static readonly DiagnosticDescriptor FileMissing = Error(
        "MEM5010", "no such file", "{0}",
        "The file was not found. A script that is to be skipped where a file is missing says so: requires elf(\"/bin/sh\").");

    public static readonly DiagnosticDescriptor FileUnreadable = Error(
        "MEM5011", "file cannot be read", "{0}",
        "The file is there, but it is a directory, too large, or may not be read.");

    public static readonly DiagnosticDescriptor CSharpNotAllowed = Error(
        "MEM5012", "C# is not allowed", "this script contains C#, which may do whatever you may: --allow-csharp lets it run",
        "A block of C# is a part of this program while it runs: it can read and write your files, use the network and never come back. Scripts with C# "
        + "are therefore refused before anything of them runs, unless you say that you trust them.",
        "csharp { }");

    public static readonly DiagnosticDescriptor FileNotAllowed = Error(
        "MEM5013", "file is not allowed", "{0}",
        "In a sandbox a script reads files of its own folder alone. Links and '..' are followed before that is decided. --allow-read names further folders.");

    public static readonly DiagnosticDescriptor TextLimit = Error(
        "MEM5014", "text too long", "stopped: a text or block of bytes is longer than {0} (--max-text)",
        "Strings and bytes are limited in length, so that a script cannot use up the computer's memory.");

    public static readonly DiagnosticDescriptor TimeLimit = Error(
        "MEM5015", "too much time", "stopped after {0} s (--max-time)",
        "Everything else that is limited is counted, and stops a script at the same operation everywhere; this limit looks at the clock, for those who cannot wait. "
        + "What the script said until then is in the report.");

    public static readonly DiagnosticDescriptor ScriptTooLong = Error(
        "MEM5016", "script too long", "the script and its imports are longer than {0} bytes (--max-script)",
        "A script takes a hundred times its size in memory while it is compiled.");

    public static readonly DiagnosticDescriptor ImportDepth = Error(
        "MEM5017", "imports nest too deeply", "imports nest more than {0} deep (--max-imports)",
        "A script that is imported may import others, but not without end.");

    public static readonly DiagnosticDescriptor FileTooLong = Error(
        "MEM5018", "file too long", "{0}",
        "A real file that a script names is read as a whole.");

    public static readonly DiagnosticDescriptor SlotLimit = Error(
        "MEM5019", "open calls keep too much", "stopped: the {0} open calls keep more than {1} values (--max-values)",
        "A call that is open keeps its parameters, variables and intermediate values. --max-depth limits how many calls are open, --max-values what all of them keep.");

    private static IEnumerable<DiagnosticDescriptor> LimitRows() =>
    [
        TooDeep, OperationLimit, CallDepthLimit, OutputLimit, ListLimit, MachineTooLarge, FailureLimit, MemoryLimit, MoreErrors, FileMissing, FileUnreadable,
        CSharpNotAllowed, FileNotAllowed, TextLimit, TimeLimit, ScriptTooLong, ImportDepth, FileTooLong, SlotLimit,
    ];
}
