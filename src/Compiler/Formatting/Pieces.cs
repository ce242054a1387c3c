using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Formatting;

/// <summary>Cuts a tree into pieces.</summary>
internal sealed class Pieces
{
    private readonly SyntaxTree _tree;
    private readonly List<Piece> _pieces = [];

    // A node's first token belongs to a line of its own when one of these is set.
    private readonly Dictionary<SyntaxNode, Container> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SyntaxToken, Container> _braces = new(ReferenceEqualityComparer.Instance);

    private Pieces(SyntaxTree tree) => _tree = tree;

    public static List<Piece> Of(SyntaxTree tree)
    {
        var pieces = new Pieces(tree);
        pieces.Walk();
        return pieces._pieces;
    }

    /// <summary>With a stack of its own: chains of operators are as deep as they are long.</summary>
    private void Walk()
    {
        var pending = new Stack<(SyntaxNode Node, Container? Line)>();
        pending.Push((_tree.Root, null));
        while (pending.TryPop(out var item))
        {
            var (node, line) = item;
            if (node.IsMissing && node is not SyntaxToken { Kind: SyntaxKind.EndOfFileToken }) continue;
            if (IsWritten(node, line)) continue;
            Enter(node);
            var children = node.GetChildren().Where(child => !child.IsMissing || child.Kind == SyntaxKind.EndOfFileToken).ToArray();
            for (var i = children.Length - 1; i >= 0; i--)
                pending.Push((children[i], _lines.GetValueOrDefault(children[i]) ?? (i == 0 ? line : null)));
        }
    }

    /// <summary>Tokens, and nodes that are written as they stand.</summary>
    private bool IsWritten(SyntaxNode node, Container? line)
    {
        switch (node)
        {
            case SyntaxToken token:
                Add(token, line);
                return true;
            case InterpolatedStringExpressionSyntax or PatternLineSyntax:
                var tokens = TokensOf(node);
                _pieces.Add(new Piece(_tree.Text.ToString(node.Span), tokens.First.Kind, node, tokens.First, tokens.Last)
                {
                    Role = line is null ? PieceRole.Plain : PieceRole.Line,
                    Container = line,
                });
                return true;
            default:
                return false;
        }
    }

    private void Add(SyntaxToken token, Container? line)
    {
        var parent = token.Parent!;
        var brace = _braces.GetValueOrDefault(token);
        var role = line is not null ? PieceRole.Line
            : token.Kind == SyntaxKind.ElseKeyword || (token.Kind == SyntaxKind.OpenBraceToken && brace is not null) ? PieceRole.Joined
            : PieceRole.Plain;
        _pieces.Add(new Piece(token.Text, token.Kind, parent, token, token) { Role = role, Container = line ?? brace });
    }

    private void Enter(SyntaxNode node)
    {
        switch (node)
        {
            case CompilationUnitSyntax script: Contain(null, script.Statements, null); break;
            case BlockSyntax block: Contain(block.OpenBraceToken, block.Statements, block.CloseBraceToken); break;
            case ExerciseDeclarationSyntax exercise: Contain(exercise.OpenBraceToken, exercise.Lines, exercise.CloseBraceToken); break;
            case ItemLineSyntax item: Contain(item.OpenBraceToken, item.Lines, item.CloseBraceToken); break;
            case MachineDeclarationSyntax machine: Contain(machine.OpenBraceToken, machine.Settings, machine.CloseBraceToken); break;
            case ImageBlockDeclarationSyntax image: Contain(image.OpenBraceToken, image.Items, image.CloseBraceToken); break;
            case MapsPatternExpressionSyntax maps: Contain(maps.OpenBraceToken, maps.Lines, maps.CloseBraceToken); break;
            case BuddyInfoPatternExpressionSyntax buddyInfo: Contain(buddyInfo.OpenBraceToken, buddyInfo.Lines, buddyInfo.CloseBraceToken); break;
        }
    }

    private void Contain<T>(SyntaxToken? open, IReadOnlyList<T> lines, SyntaxToken? close)
        where T : SyntaxNode
    {
        var container = new Container(open is null || _tree.Text.AsSpan(TextSpan.FromBounds(open.Span.Start, close!.Span.End)).IndexOfAny('\r', '\n') >= 0);
        if (open is not null) _braces.Add(open, container);
        if (close is not null) _braces.Add(close, container);
        foreach (var line in lines) _lines.Add(line, container);
    }

    private static (SyntaxToken First, SyntaxToken Last) TokensOf(SyntaxNode node)
    {
        SyntaxToken? first = null, last = null;
        var pending = new Stack<SyntaxNode>();
        pending.Push(node);
        while (pending.TryPop(out var next))
        {
            if (next is SyntaxToken { IsMissing: false } token)
            {
                first ??= token;
                last = token;
            }

            foreach (var child in next.GetChildren().Reverse()) pending.Push(child);
        }

        return (first!, last!);
    }
}
