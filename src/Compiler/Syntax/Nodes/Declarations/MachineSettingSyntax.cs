using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>vm.max_map_count = 65530</c>, a line of a machine block.</summary>
public sealed class MachineSettingSyntax : SyntaxNode
{
    internal MachineSettingSyntax(SyntaxTree tree, ImmutableArray<SyntaxToken> nameTokens, SyntaxToken equalsToken, ExpressionSyntax value)
        : base(tree)
    {
        NameTokens = nameTokens;
        EqualsToken = equalsToken;
        Value = value;
        Adopt(nameTokens);
        Adopt(equalsToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.MachineSetting;

    /// <summary>Words and the dots between them.</summary>
    public ImmutableArray<SyntaxToken> NameTokens { get; }

    public SyntaxToken EqualsToken { get; }

    public ExpressionSyntax Value { get; }

    /// <summary>The key, with its dots: <c>vm.max_map_count</c>.</summary>
    public string Name => string.Concat(NameTokens.Select(t => t.Text));

    public override IEnumerable<SyntaxNode> GetChildren() => [.. NameTokens, EqualsToken, Value];
}
