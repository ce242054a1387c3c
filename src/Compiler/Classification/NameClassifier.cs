using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Classification;

/// <summary>What kind of name a word is, by its place and by who knows it.</summary>
internal sealed class NameClassifier
{
    private readonly Library _library;
    private readonly Compilation? _previous;
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    public NameClassifier(SyntaxTree tree, Library library, Compilation? previous)
    {
        _library = library;
        _previous = previous;
        var pending = new Stack<SyntaxNode>();
        pending.Push(tree.Root);
        while (pending.TryPop(out var node))
        {
            if (DeclaredName(node) is { IsMissing: false } name) _declared.Add(name.Text);
            foreach (var child in node.GetChildren())
            {
                if (child is not SyntaxToken) pending.Push(child);
            }
        }
    }

    public ClassificationKind KindOf(SyntaxToken token) => token.Parent switch
    {
        NameExpressionSyntax name => OfName(name),
        MemberAccessExpressionSyntax member => IsCalled(member) ? ClassificationKind.Method : ClassificationKind.Property,
        FunctionDeclarationSyntax => ClassificationKind.Method,
        ArgumentSyntax or RecordFieldSyntax => ClassificationKind.Argument,
        TypeSyntax => ClassificationKind.Type,
        MachineSettingSyntax => ClassificationKind.Property,
        MachineDeclarationSyntax or SignalClauseSyntax => ClassificationKind.Constant,
        ImageOptionSyntax option => token == option.Keyword ? ClassificationKind.Keyword : ClassificationKind.Constant,
        ImageItemSyntax or ImageLoadAttributeSyntax => ClassificationKind.Keyword,
        _ => ClassificationKind.Identifier,
    };

    private ClassificationKind OfName(NameExpressionSyntax syntax)
    {
        var name = syntax.Name;
        if (syntax.Parent is MachineSettingSyntax) return ClassificationKind.Constant;
        var isCalled = IsCalled(syntax);
        if (_declared.Contains(name) || _previous?.FindDeclaration(name) is not null) return isCalled ? ClassificationKind.Method : ClassificationKind.Identifier;
        if (isCalled) return name is "int" or "address" or "pfn" ? ClassificationKind.Type : ClassificationKind.Method;
        if (_library.FindConstant(name) is not null) return ClassificationKind.Constant;
        if (_library.FindFunction(name) is not null) return ClassificationKind.Property;
        return _library.FindEventKind(name) is null ? ClassificationKind.Identifier : ClassificationKind.EventKind;
    }

    private static bool IsCalled(SyntaxNode target) => target.Parent is CallExpressionSyntax call && call.Target == target;

    private static SyntaxToken? DeclaredName(SyntaxNode node) => node switch
    {
        VariableDeclarationSyntax variable => variable.Name,
        FunctionDeclarationSyntax function => function.Name,
        ParameterSyntax parameter => parameter.Name,
        ForStatementSyntax loop => loop.Variable,
        LambdaExpressionSyntax lambda => lambda.Parameter,
        ImageBlockDeclarationSyntax image => image.Name,
        ImageFileDeclarationSyntax image => image.Name,
        FileDeclarationSyntax file => file.Name,
        _ => null,
    };
}
