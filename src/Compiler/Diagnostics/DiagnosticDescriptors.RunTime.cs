namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM3xxx: run time diagnostics.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor Overflow = Error(
        "MEM3001", "number out of range", "the result of '{0}' leaves the range of integers (-2^63 to 2^64-1)",
        "Integers are exact from -2^63 to 2^64-1. A calculation that leaves this range is an error, never a wrap around. "
        + "Mask a value (x & 0xffff_ffff) where a wrap is meant.",
        "var x = 0xffff_ffff_ffff_ffff\nx += 1");

    public static readonly DiagnosticDescriptor DivisionByZero = Error(
        "MEM3002", "division by zero", "'{0}' divides by zero",
        "Neither '/' nor '%' has a result for a divisor of 0. Check the divisor before.",
        "let none = [1].count(x => x > 1)\nprint 4K / none");

    public static readonly DiagnosticDescriptor ShiftOutOfRange = Error(
        "MEM3003", "shift out of range", "'{0}' shifts by {1}; a shift is from 0 to 63",
        "Shifts work on 64 bits. Processors disagree about what a longer shift gives, so the language has no result for it.");

    public static readonly DiagnosticDescriptor NullMember = Error(
        "MEM3004", "member of null", "'{0}' is null: it has no value and no members",
        "A value whose type ends in '?' may be null: p.vma(addr) where nothing is mapped, first() of a list without a match. "
        + "Compare with null before you look inside.",
        "let area = p.vma(0x1000)\nprint area.start");

    public static readonly DiagnosticDescriptor IndexOutOfRange = Error(
        "MEM3005", "index out of range", "index {0} is outside '{1}', which has {2}",
        "The elements of a list are counted from 0 to count() - 1.");

    public static readonly DiagnosticDescriptor FailedResultHasNoValue = Error(
        "MEM3006", "failed result has no value", "'{0}' failed with {1} and has no value",
        "The result of try has a value only where .ok is true; else .errno or .signal say what happened, and .reason why.",
        "let r = try p.munmap(1, 4K)\nprint r.value");

    public static readonly DiagnosticDescriptor ValueDoesNotFit = Error(
        "MEM3007", "value does not fit", "{0} does not fit '{1}': {2}",
        "What a script hands to the machine must fit the place it is put in: a byte holds -128 to 255, an address 64 bits, an order 0 to 10.");

    public static readonly DiagnosticDescriptor NothingMapped = Error(
        "MEM3008", "nothing is mapped there", "no frame is mapped at {0} in process {1}",
        "p.phys(addr) names the physical address behind a virtual one. Where the page-table entry is empty there is none: "
        + "a page gets its frame at the first access, not at mmap.");

    public static readonly DiagnosticDescriptor ProcessHasEnded = Error(
        "MEM3009", "process has ended", "process {0} has ended ({1})",
        "A process that has exited or was killed has no memory to look at and makes no more system calls.");

    public static readonly DiagnosticDescriptor CannotDo = Error(
        "MEM3010", "cannot be done", "{0}",
        "The machine cannot do this now; the message says why.");

    public static readonly DiagnosticDescriptor NoReturnValue = Error(
        "MEM3011", "function gave no value", "'{0}' came to its end without 'return'",
        "A function with a result type must return a value on every way through it.");

    public static readonly DiagnosticDescriptor NotInThisVersion = Error(
        "MEM3012", "not in this version", "{0} is not in this version of the machine",
        "The language has a name for it, but this version of the machine does not model it yet.");

    public static readonly DiagnosticDescriptor ImageImpossible = Error(
        "MEM3013", "image cannot be made", "{0}",
        "An image block becomes a real ELF file. The message names the section or option that makes this impossible.",
        "image app { .text 4K r-x\n  base 0x123 }");

    public static readonly DiagnosticDescriptor MachineImpossible = Error(
        "MEM3014", "machine cannot be made", "{0} {1}",
        "A machine block asks for a machine that cannot be: the message names the key.",
        "machine x86_64 { ram = 1 }");

    public static readonly DiagnosticDescriptor NumberTooLarge = Error(
        "MEM3015", "number too large", "the result of '{0}' is too large for an exact decimal",
        "Exact decimals have 28 digits.");

    public static readonly DiagnosticDescriptor NotYetAssigned = Error(
        "MEM3016", "variable has no value yet", "'{0}' has no value yet",
        "A function used a variable of the top level before the statement that declares it had run.",
        "fn f() -> int { return x }\nprint f()\nvar x = 1");

    /// <summary>{0} the exception's type, {1} its message.</summary>
    public static readonly DiagnosticDescriptor CSharpException = Error(
        "MEM3017", "exception in C#", "C# threw {0}: {1}",
        "A block of C# ended with an exception. The block is shown; the line that threw stands below it.");

    /// <summary>{0} the variable, or "the block"; {1} the value; {2} why the script cannot hold it.</summary>
    public static readonly DiagnosticDescriptor CSharpValue = Error(
        "MEM3018", "value from C# does not fit", "C# gave {0} the value {1}: {2}",
        "What a block of C# returns, and what it assigns to variables of the script, must be values of the language: an int goes from -2^63 to 2^64-1, "
        + "a string is not null unless its type says so.");

    /// <summary>{0} the function, {1} the exception's type, {2} its message.</summary>
    public static readonly DiagnosticDescriptor HostException = Error(
        "MEM3019", "exception in a host's function", "'{0}' threw {1}: {2}",
        "The program that runs the script has given it a function or object of its own, whose code ended with an exception.");

    public static readonly DiagnosticDescriptor UnexpectedErrno = Error(
        "MEM3101", "unexpected errno", "{0} failed with {1}",
        "A system call failed and nothing around it expected that. Write 'assert … fails ERRNO' where the failure is what you mean to show, "
        + "or 'try …' to go on with a result.",
        "p.munmap(1, 4K)");

    public static readonly DiagnosticDescriptor UnexpectedSignal = Error(
        "MEM3201", "unexpected signal", "{0} raised {1}",
        "An access ended in a signal and nothing around it expected that. Write 'assert … raises SIGNAL' where it is what you mean to show, "
        + "or 'try …' to go on with a result.",
        "p.store(0, 1)");

    private static IEnumerable<DiagnosticDescriptor> RunTimeRows() =>
    [
        Overflow, DivisionByZero, ShiftOutOfRange, NullMember, IndexOutOfRange, FailedResultHasNoValue, ValueDoesNotFit, NothingMapped,
        ProcessHasEnded, CannotDo, NoReturnValue, NotInThisVersion, ImageImpossible, MachineImpossible, NumberTooLarge, NotYetAssigned, CSharpException, CSharpValue, HostException, UnexpectedErrno, UnexpectedSignal,
    ];
}
