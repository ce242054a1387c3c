namespace MemDsl.Compiler.Syntax;

/// <summary>A line of an exercise, a question or a task.</summary>
public abstract class ExerciseLineSyntax : SyntaxNode
{
    private protected ExerciseLineSyntax(SyntaxTree tree)
        : base(tree)
    {
    }

    /// <summary>The word that says what it is: a row of <see cref="ExerciseWords"/>.</summary>
    public abstract SyntaxToken Keyword { get; }
}
