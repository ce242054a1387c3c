using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>Tells what the word at a position is.</summary>
public static class QuickInfoService
{
    /// <summary>Null where nothing with a meaning stands.</summary>
    public static QuickInfo? GetQuickInfo(Compilation compilation, int position)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var tree = compilation.SyntaxTree;
        // Right behind a word is still the word.
        var token = tree.FindToken(position) is { } here && HasMeaning(here) ? here : tree.FindToken(position - 1);
        if (token is null) return null;
        var model = compilation.GetSemanticModel(tree);
        return OfSymbol(token, model) ?? OfPlace(token, model) ?? OfWord(token);
    }

    /// <summary>The comment right above a declaration of a script; empty where there is none.</summary>
    public static string CommentOf(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return CommentAbove.Of(symbol);
    }

    private static bool HasMeaning(SyntaxToken token) =>
        token.Kind is >= SyntaxKind.IdentifierToken and < SyntaxKind.OpenParenToken or >= SyntaxKind.LetKeyword and <= SyntaxKind.CSharpKeyword;

    private static QuickInfo? OfSymbol(SyntaxToken token, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(token) ?? token.Parent switch
        {
            NameExpressionSyntax name => model.GetSymbolInfo(name),
            MemberAccessExpressionSyntax member when member.Name == token => model.GetSymbolInfo(member),
            _ => null,
        };
        return symbol is null ? null : Of(token.Span, symbol);
    }

    private static QuickInfo Of(TextSpan span, Symbol symbol) => symbol switch
    {
        LibrarySymbol { Function: { } row } => new(span, row.Signature, row.Result.Name, null, row.Documentation, row.Example),
        LibrarySymbol { Constant: { } constant } => Of(span, constant),
        LibrarySymbol { EventKind: { } kind } => Of(span, kind),
        VariableSymbol { Constant: { } value } => new(span, symbol.ToString(), symbol.Type.Name, value.ToString(), CommentAbove.Of(symbol), ""),
        _ => new(span, symbol.ToString(), symbol.Type.Name, null, CommentAbove.Of(symbol), ""),
    };

    private static QuickInfo Of(TextSpan span, LibraryConstant constant) =>
        new(span, $"{constant.Name}: {constant.Type.Name}", constant.Type.Name, constant.Value.ToString(), constant.Documentation, "");

    private static QuickInfo Of(TextSpan span, LibraryEventKind kind) => new(span, $"event {kind.Name}", UnitType.EventKind.Name, null, kind.Documentation, "");

    /// <summary>Words that only their place gives a meaning.</summary>
    private static QuickInfo? OfPlace(SyntaxToken token, SemanticModel model)
    {
        var library = model.Compilation.Library;
        switch (token.Parent)
        {
            case MemberAccessExpressionSyntax member when member.Name == token: return OfLanguageMember(token, member, model);
            case ArgumentSyntax { Parent: CallExpressionSyntax call } argument when argument.Name == token:
                var parameter = CallSite.CalleesOf(call, model).SelectMany(callee => callee.Parameters).FirstOrDefault(p => p.Name == token.Text);
                return parameter is null ? null : new(token.Span, parameter.ToString(), parameter.Type.Name, null, parameter.Documentation, "");
            case TypeSyntax when library.FindType(token.Text) is { } type: return new(token.Span, $"type {type.Name}", type.Name, null, type.Documentation, "");
            case MachineSettingSyntax setting when library.FindMachineKey(setting.Name) is { } key && setting.NameTokens.Contains(token):
                return new(TextSpan.FromBounds(setting.NameTokens[0].Span.Start, setting.NameTokens[^1].Span.End), $"machine key {key.Name} [{key.DefaultText}]", "", null, key.Documentation, "");
            case SignalClauseSyntax when library.FindConstant(token.Text) is { } constant: return Of(token.Span, constant);
            case NameExpressionSyntax { Parent: CallExpressionSyntax called } name when called.Target == name && LanguageCalls.Find(token.Text) is { } callee:
                return new(token.Span, callee.Signature, callee.Result?.Name ?? "", null, callee.Documentation, callee.Example);
            case LiteralExpressionSyntax literal when model.GetTypeInfo(literal) is { IsError: false } type:
                return new(token.Span, token.Text, type.Name, (token.Value as Word?)?.ToString(), "", "");
            default: return null;
        }
    }

    private static QuickInfo? OfLanguageMember(SyntaxToken token, MemberAccessExpressionSyntax member, SemanticModel model)
    {
        if (CallSite.Unwrap(model.GetTypeInfo(member.Target)) is not { } receiver) return null;
        if (BuiltInMember.Find(receiver, token.Text) is { } builtIn)
        {
            var item = Items.Of(builtIn, receiver);
            return new(token.Span, item.Signature, builtIn.ResultOn(receiver).Name, null, item.Documentation, "");
        }

        if (receiver is not ListType list || LanguageCalls.OfList(list, token.Text) is not { } function) return null;
        var result = member.Parent is CallExpressionSyntax call ? model.GetTypeInfo(call) : null;
        return new(token.Span, function.Signature, result is { IsError: false } ? result.Name : "", null, function.Documentation, function.Example);
    }

    private static QuickInfo? OfWord(SyntaxToken token) =>
        token.Kind is (>= SyntaxKind.LetKeyword and <= SyntaxKind.CSharpKeyword or SyntaxKind.IdentifierToken) && token.Parent is not MemberAccessExpressionSyntax && LanguageWords.Find(token.Text) is { } word
            ? new(token.Span, word.Form, "", null, word.Meaning, word.Example)
            : null;
}
