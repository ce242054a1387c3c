using System.Text;
using MemDsl.Compiler;
using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Reference;

/// <summary>
/// What a name means where more than the library is known: a variable of a session, and a member that is reached through one or through a type,
/// <c>p.mm.total_vm</c>, <c>process.mm.total_vm</c>.
/// </summary>
internal static class SessionNames
{
    /// <summary>The script's own declaration of a plain name; null when it has none.</summary>
    public static Symbol? FindOwn(string name, Compilation? session) => session?.FindDeclaration(name);

    /// <summary>Every name that a session has declared.</summary>
    public static IEnumerable<string> Of(Compilation? session) =>
        session is null ? [] : session.GetSemanticModel(session.SyntaxTree).LookupSymbols(session.SyntaxTree.Text.Length).Select(symbol => symbol.Name);

    /// <summary>What an expression comes to: its last member's row, or what the language says about it; null when it means nothing.</summary>
    public static (LibraryFunction? Row, QuickInfo? Word)? Find(string expression, Compilation? session)
    {
        if (ByType(expression) is { } row) return (row, null);
        var tree = SyntaxTree.Parse(expression);
        if (!tree.Diagnostics.IsEmpty || tree.Root.Statements is not [ExpressionStatementSyntax { Expression: var value }]) return null;
        var compilation = Compilation.CreateScript(session, tree, MemLibrary.Instance.Library);
        if (compilation.GetSemanticModel(tree).GetSymbolInfo(value) is LibrarySymbol { Function: { } member }) return (member, null);
        var name = value is CallExpressionSyntax call ? call.Target : value;
        return QuickInfoService.GetQuickInfo(compilation, name.Span.End - 1) is { } word ? (null, word) : null;
    }

    /// <summary>A declaration in words.</summary>
    public static void Describe(StringBuilder text, Symbol symbol)
    {
        text.Append(symbol);
        if (symbol is VariableSymbol { Constant: { } value }) text.Append(" = ").Append(value);
        text.Append('\n');
        if (QuickInfoService.CommentOf(symbol) is { Length: > 0 } comment) text.Append(TextWrap.At80(comment)).Append('\n');
    }

    /// <summary>A path that begins with the name of a type or of a kind of event: <c>process.mm.total_vm</c>, <c>page_fault.address</c>.</summary>
    private static LibraryFunction? ByType(string path)
    {
        var library = MemLibrary.Instance.Library;
        var names = path.Split('.');
        if (names.Length < 2) return null;
        TypeSymbol? type = library.FindType(names[0]) ?? library.FindEventKind(names[0])?.Record;
        LibraryFunction? row = null;
        foreach (var name in names.AsSpan(1))
        {
            if (type is NullableType nullable) type = nullable.Underlying;
            row = type is null ? null : library.FindMember(type, name);
            if (row is null) return null;
            type = row.Result;
        }

        return row;
    }
}
