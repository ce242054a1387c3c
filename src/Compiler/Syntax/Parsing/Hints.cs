using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>What to write instead of what was found, for habits from other languages.</summary>
internal static class Hints
{
    /// <summary>For a token that begins no statement.</summary>
    public static string? ForStart(LexedToken found) => found.Type switch
    {
        MemParser.OPEN_BRACE => "a block is the body of 'if', 'for', 'while', 'with', 'on', 'fn' or 'test'",
        MemParser.ELSE => "it follows the '}' of an 'if'",
        _ when TokenTypes.IsBinaryOnly(found.Type) => $"a statement ends with its line: to go on, put '{found.Text}' at the end of the line before",
        _ => null,
    };

    /// <summary>For a token that begins no line of an exercise, question or task.</summary>
    public static string? ForExerciseLine(LexedToken found, ExercisePlaces place)
    {
        var lines = ExerciseWords.In(place).ToArray();
        if (found.Type != MemParser.NAME)
            return TokenTypes.BeginsStatement(found.Type) ? "statements stand in the blocks: given { }, key { }, check \"…\" { }, solution { }" : null;
        var nearest = Binding.Suggestions.Find(found.Text, lines);
        return nearest is null ? $"a line begins with {string.Join(", ", lines[..^1])} or {lines[^1]}" : $"did you mean '{nearest}'?";
    }

    /// <param name="previous">The token before.</param>
    /// <param name="found">The token that should not be there.</param>
    /// <param name="expected">The type of token that was asked for.</param>
    public static string? ForFound(LexedToken? previous, LexedToken found, int expected) => (expected, found.Type) switch
    {
        (MemParser.END or MemParser.OPEN_BRACE, MemParser.ASSIGN) => "to compare write '=='",
        (MemParser.END, MemParser.QUESTION) => "there is no '?:': write if … { } else { }",
        (MemParser.END, _) when previous is { IsFirstOnLine: true, Type: MemParser.NAME } => ForForeignWord(previous.Text),
        (MemParser.NAME, _) when TokenTypes.IsWord(found.Type) && found.Type != MemParser.NAME => $"'{found.Text}' is a word of the language and cannot be a name",
        (MemParser.NAME, MemParser.OPEN_PAREN) when previous?.Type == MemParser.FOR => "write for i in 0..10 { }",
        (_, MemParser.AMPERSAND) when previous?.Type == MemParser.AMPERSAND => "write 'and'",
        (_, MemParser.BAR) when previous?.Type == MemParser.BAR => "write 'or'",
        (_, MemParser.PLUS) when previous?.Type == MemParser.PLUS => "write '+= 1'",
        (_, MemParser.END) when previous?.Type == MemParser.MINUS => "to count down write '-= 1'",
        (_, MemParser.DOT) when previous is not null => "a number has digits on both sides of its point",
        _ => null,
    };

    private static string? ForForeignWord(string word) => word switch
    {
        "const" or "int" or "long" or "auto" or "val" or "string" or "bool" or "uint" or "ulong" or "size_t" or "void" or "char" =>
            "a value gets its name with 'let', a variable with 'var'",
        "function" or "def" or "func" or "fun" or "proc" => "a function is fn name(parameter: type) -> type { }",
        "foreach" => "write for x in list { }",
        "elif" or "elsif" or "elseif" => "write 'else if' after the '}'",
        "switch" or "match" => "write if … { } else if … { }",
        "echo" or "printf" or "puts" => "write 'print'",
        "throw" or "raise" => "errnos and signals come from the machine; to check a condition write 'assert'",
        "unless" => "write if not … { }",
        "until" => "write while not … { }",
        "include" or "using" or "require" or "from" => "write import \"file.mem\"",
        _ => null,
    };
}
