namespace MemDsl.Compiler.Diagnostics;

/// <content>MEM1xxx: syntax.</content>
public static partial class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor NotUtf8 = Error(
        "MEM1001", "not UTF-8", "this file is not UTF-8: the byte at offset {0} does not belong to a character",
        "Scripts are UTF-8 text. The offset counts bytes from the start of the file. Save the file as UTF-8.");

    /// <summary>{0} the character.</summary>
    public static readonly DiagnosticDescriptor UnexpectedCharacter = Error(
        "MEM1002", "unexpected character", "unexpected character {0}",
        "The character begins nothing in the language. In strings and comments every character may stand.",
        "let a = 4K ! 2");

    /// <summary>{0} the number as written.</summary>
    public static readonly DiagnosticDescriptor BadNumber = Error(
        "MEM1003", "not a number", "'{0}' is not a number",
        "Numbers are decimal (42, 1_000), hexadecimal (0x7fff_f000), binary (0b1010), sizes (4K 2M 1G 1T 1P, powers of 1024, decimal "
        + "digits only) or exact decimals (0.98, digits on both sides). An underscore stands between digits.",
        "let length = 4KB");

    /// <summary>{0} the number as written.</summary>
    public static readonly DiagnosticDescriptor LiteralTooLarge = Error(
        "MEM1004", "number out of range", "'{0}' is too large: integers go up to 2^64-1",
        "Integers are exact from -2^63 to 2^64-1. Exact decimals have up to 28 digits.",
        "let a = 0x1_0000_0000_0000_0000");

    /// <summary>{0} what is not closed, {1} the quote that is missing.</summary>
    public static readonly DiagnosticDescriptor UnclosedString = Error(
        "MEM1005", "string without an end", "this {0} has no closing {1}",
        "A string or character ends on the line on which it begins. A text of several lines is written between \"\"\" and \"\"\".",
        "print \"hello");

    /// <summary>{0} the escape as written.</summary>
    public static readonly DiagnosticDescriptor BadEscape = Error(
        "MEM1006", "unknown escape", "'{0}' is not an escape",
        @"The escapes are \n \t \r \0 \"" \' \\ \xNN (two hexadecimal digits) and \u{…} (the number of a character in hexadecimal).",
        @"print ""C:\temp\q""");

    public static readonly DiagnosticDescriptor BadCharacterLiteral = Error(
        "MEM1007", "not one character", "a character literal holds exactly one character",
        "'h' is the code of the letter h, an int. A text of several characters is a string, in double quotes.",
        "let a = 'hello'");

    /// <summary>{0} what the grammar wants, {1} what stands there.</summary>
    public static readonly DiagnosticDescriptor Expected = Error(
        "MEM1008", "something else expected", "expected {0}, found {1}",
        "The statement cannot go on like this. A statement ends with its line or with ';', except inside ( ) and [ ], after an operator, "
        + "',' or '=', and before '.member' or 'else'.",
        "let = 3");

    /// <summary>{0} what stands there.</summary>
    public static readonly DiagnosticDescriptor Unexpected = Error(
        "MEM1009", "nothing begins like this", "a statement cannot begin with {0}",
        "A statement begins with a word of the language (let, if, assert, …), with a name, or with a value.",
        "else { }");

    /// <summary>{0} the bracket.</summary>
    public static readonly DiagnosticDescriptor NeverClosed = Error(
        "MEM1010", "bracket without its partner", "this {0} is never closed",
        "Every ( [ and { needs its ) ] or }. The place shown is the opening one.",
        "test \"t\" {");

    /// <summary>{0} the bracket.</summary>
    public static readonly DiagnosticDescriptor ClosesNothing = Error(
        "MEM1011", "bracket without its partner", "this {0} closes nothing",
        "There is no open bracket that it could close.",
        "let a = 1 }");

    /// <summary>{0} what does not chain, in the plural.</summary>
    public static readonly DiagnosticDescriptor DoesNotChain = Error(
        "MEM1012", "operators that do not chain", "{0} do not chain",
        "a < b < c could mean two things, so it means neither. Write a < b and b < c, or put parentheses. The same holds for ranges and for "
        + "'fails' and 'raises'.",
        "assert 0 < 1 < 2");

    /// <summary>{0} the operator.</summary>
    public static readonly DiagnosticDescriptor NeedsParentheses = Error(
        "MEM1013", "operator too loose here", "'{0}' binds more loosely than the operator before it: put it in parentheses",
        "'not' binds more loosely than comparisons, and 'try' takes everything tighter than a comparison, so neither can be the right side of a "
        + "tighter operator without parentheses.",
        "assert true == not false");

    public static readonly DiagnosticDescriptor AssignmentTarget = Error(
        "MEM1014", "cannot be assigned", "only a variable can be assigned to",
        "The left side of = and of += -= … is the name of a variable declared with 'var'.",
        "f() = 3");

    public static readonly DiagnosticDescriptor LambdaParameter = Error(
        "MEM1015", "not a parameter", "the left side of '=>' is one name",
        "x => e is a function of one parameter.",
        "let a = [1].map(1 => 2)");

    /// <summary>{0} the word, {1} the words that may stand there.</summary>
    public static readonly DiagnosticDescriptor ImageOption = Error(
        "MEM1016", "not a line of an image", "'{0}' is not a line of an image block: {1}",
        "An image block has sections (.text 8K r-x, with 'nobits' after it where the section takes no room in the file), "
        + "'type exec|dyn', 'class 64|32', 'base ADDR', 'entry .text+0x10', 'interp NAME' or 'interp \"/path\"', "
        + "'stack rw-|rwx|absent' and 'load ADDR PERMS filesz N memsz N align N'.",
        "image app {\n  size 4K\n}");

    /// <summary>{0} what is wrong with the line.</summary>
    public static readonly DiagnosticDescriptor PatternLine = Error(
        "MEM1017", "not a line of a pattern", "{0}",
        "A line of maps { } is 'start-end perms offset [dev inode] name', as in /proc/PID/maps, '*' for any field, or '...' alone for any "
        + "run of lines. A line of buddyinfo { } is 'Node 0, zone NAME' and the counts.",
        "assert p.maps == maps {\n  00400000 r-xp\n}");

    public static readonly DiagnosticDescriptor RawStringLayout = Error(
        "MEM1018", "raw string badly indented", "a line of this raw string is indented less than its closing \"\"\"",
        "In a raw string of several lines the text begins on the line after the opening \"\"\" and ends on the line before the closing one, whose "
        + "indentation is taken away from every line.");

    /// <summary>{0} the format.</summary>
    public static readonly DiagnosticDescriptor UnknownFormat = Error(
        "MEM1019", "unknown format", "'{0}' is not a format",
        "A hole of an interpolated string takes the formats x (hexadecimal), K and M (sizes).",
        "print $\"{4096:kb}\"");

    /// <summary>{0} the parameter.</summary>
    public static readonly DiagnosticDescriptor ParameterType = Error(
        "MEM1020", "parameter without a type", "the parameter '{0}' needs a type",
        "The types of values are inferred, those of a function's parameters are written: fn grow(p: process, pages: int) { … }.",
        "fn f(a) { return a }");

    private static IEnumerable<DiagnosticDescriptor> SyntaxRows() =>
    [
        NotUtf8, UnexpectedCharacter, BadNumber, LiteralTooLarge, UnclosedString, BadEscape, BadCharacterLiteral, Expected, Unexpected,
        NeverClosed, ClosesNothing, DoesNotChain, NeedsParentheses, AssignmentTarget, LambdaParameter, ImageOption, PatternLine,
        RawStringLayout, UnknownFormat, ParameterType,
    ];
}
