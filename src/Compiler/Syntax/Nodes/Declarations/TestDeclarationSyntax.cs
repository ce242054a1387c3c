namespace MemDsl.Compiler.Syntax;

/// <summary><c>test "brk grows the heap" { … }</c></summary>
public sealed class TestDeclarationSyntax : DeclarationSyntax
{
    internal TestDeclarationSyntax(SyntaxTree tree, SyntaxToken testKeyword, SyntaxToken name, BlockSyntax body)
        : base(tree)
    {
        TestKeyword = testKeyword;
        Name = name;
        Body = body;
        Adopt(testKeyword);
        Adopt(name);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.TestDeclaration;

    public SyntaxToken TestKeyword { get; }

    /// <summary>A string literal.</summary>
    public SyntaxToken Name { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [TestKeyword, Name, Body];
}
