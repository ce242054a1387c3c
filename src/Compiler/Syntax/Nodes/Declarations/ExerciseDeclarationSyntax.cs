using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>exercise "Demand paging" { … }</c></summary>
public sealed class ExerciseDeclarationSyntax : DeclarationSyntax
{
    internal ExerciseDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken exerciseKeyword,
        SyntaxToken name,
        SyntaxToken openBraceToken,
        ImmutableArray<ExerciseLineSyntax> lines,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        ExerciseKeyword = exerciseKeyword;
        Name = name;
        OpenBraceToken = openBraceToken;
        Lines = lines;
        CloseBraceToken = closeBraceToken;
        Adopt(exerciseKeyword);
        Adopt(name);
        Adopt(openBraceToken);
        Adopt(lines);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.ExerciseDeclaration;

    public SyntaxToken ExerciseKeyword { get; }

    /// <summary>A string literal.</summary>
    public SyntaxToken Name { get; }

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<ExerciseLineSyntax> Lines { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ExerciseKeyword, Name, OpenBraceToken, .. Lines, CloseBraceToken];
}
