namespace MemDsl.Compiler.Binding;

/// <summary>Where control can go.</summary>
internal static class Flow
{
    /// <summary>Whether no path comes out at the end of the statement: each returns or goes round for ever.</summary>
    public static bool AlwaysLeaves(BoundStatement statement) => statement switch
    {
        BoundReturnStatement => true,
        BoundBlock block => block.Statements.Any(AlwaysLeaves),
        BoundOnStatement on => AlwaysLeaves(on.Body),
        BoundIfStatement { Else: { } last } @if => @if.Branches.All(b => AlwaysLeaves(b.Body)) && AlwaysLeaves(last),
        BoundWhileStatement { Condition: BoundLiteral { Value.Word: var word } } loop => word != 0 && !HasBreak(loop.Body),
        _ => false,
    };

    private static bool HasBreak(BoundStatement statement) => statement switch
    {
        BoundBreakStatement => true,
        BoundBlock block => block.Statements.Any(HasBreak),
        BoundOnStatement on => HasBreak(on.Body),
        BoundIfStatement @if => @if.Branches.Any(b => HasBreak(b.Body)) || (@if.Else is { } last && HasBreak(last)),
        _ => false,
    };
}
