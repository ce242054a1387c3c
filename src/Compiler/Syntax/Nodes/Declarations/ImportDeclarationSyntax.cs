namespace MemDsl.Compiler.Syntax;

/// <summary><c>import "lib/layouts.mem"</c></summary>
public sealed class ImportDeclarationSyntax : DeclarationSyntax
{
    internal ImportDeclarationSyntax(SyntaxTree tree, SyntaxToken importKeyword, SyntaxToken path)
        : base(tree)
    {
        ImportKeyword = importKeyword;
        Path = path;
        Adopt(importKeyword);
        Adopt(path);
    }

    public override SyntaxKind Kind => SyntaxKind.ImportDeclaration;

    public SyntaxToken ImportKeyword { get; }

    /// <summary>A string literal; its value is the path, relative to the importing file.</summary>
    public SyntaxToken Path { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ImportKeyword, Path];
}
