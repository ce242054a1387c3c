namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>What an open bracket encloses; it decides what a newline in it means.</summary>
internal enum BracketKind
{
    /// <summary>The whole script, the bottom of the stack.</summary>
    Script,
    Parenthesis,
    SquareBracket,
    Block,
    Record,
    Machine,
    /// <summary>The lines of an exercise.</summary>
    Exercise,
    /// <summary>The lines of a question.</summary>
    Question,
    /// <summary>The lines of a task.</summary>
    Task,
    Image,
    Maps,
    BuddyInfo,
    CSharp,
    /// <summary>Not a bracket: the text of <c>$"…"</c>.</summary>
    InterpolatedString,
    /// <summary>Not a bracket: the text of <c>$"""…"""</c>.</summary>
    RawInterpolatedString,
    /// <summary><c>{ }</c> in either interpolated string.</summary>
    Hole,
    /// <summary><c>{ }</c> in a <c>maps</c> or <c>buddyinfo</c> pattern.</summary>
    PatternHole,
}

/// <summary>The header that has begun in a bracket and whose <c>{</c> has not come yet.</summary>
internal enum Header
{
    None,
    /// <summary><c>fn test else</c>, and <c>given check solution</c> of an exercise: its <c>{</c> opens a block.</summary>
    Plain,
    /// <summary><c>if while for with on</c>: the same, and <c>maps {</c>, <c>trace {</c> … do not open their forms.</summary>
    Strict,
    Machine,
    Image,
    Exercise,
    Question,
    Task,
    /// <summary><c>key</c> and <c>answer NAME</c>: a <c>{</c> right behind opens a block, a later one is of an expression.</summary>
    BlockOrValue,
}

/// <summary>An open bracket.</summary>
/// <param name="Kind">What it encloses.</param>
/// <param name="Header">The header that waits for its <c>{</c>.</param>
/// <param name="StatementOpen">True when a token has come since the last end of a statement.</param>
internal record struct Bracket(BracketKind Kind, Header Header, bool StatementOpen)
{
    /// <summary>True for the braces that follow a header, so that the <c>}</c> ends a statement.</summary>
    public bool IsBody { get; init; }

    /// <summary>True where a comma may stand after the last element: not in <c>(a + b) * c</c>.</summary>
    public bool IsList { get; init; }
}
