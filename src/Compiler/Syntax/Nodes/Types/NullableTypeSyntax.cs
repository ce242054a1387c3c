namespace MemDsl.Compiler.Syntax;

/// <summary><c>vma?</c></summary>
public sealed class NullableTypeSyntax : TypeSyntax
{
    internal NullableTypeSyntax(SyntaxTree tree, TypeSyntax type, SyntaxToken questionToken)
        : base(tree)
    {
        Type = type;
        QuestionToken = questionToken;
        Adopt(type);
        Adopt(questionToken);
    }

    public override SyntaxKind Kind => SyntaxKind.NullableType;

    public TypeSyntax Type { get; }

    public SyntaxToken QuestionToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Type, QuestionToken];
}
