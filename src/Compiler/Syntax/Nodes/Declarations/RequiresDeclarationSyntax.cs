namespace MemDsl.Compiler.Syntax;

/// <summary><c>requires elf("/bin/sh")</c></summary>
public sealed class RequiresDeclarationSyntax : DeclarationSyntax
{
    internal RequiresDeclarationSyntax(SyntaxTree tree, SyntaxToken requiresKeyword, ExpressionSyntax requirement)
        : base(tree)
    {
        RequiresKeyword = requiresKeyword;
        Requirement = requirement;
        Adopt(requiresKeyword);
        Adopt(requirement);
    }

    public override SyntaxKind Kind => SyntaxKind.RequiresDeclaration;

    public SyntaxToken RequiresKeyword { get; }

    public ExpressionSyntax Requirement { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [RequiresKeyword, Requirement];
}
