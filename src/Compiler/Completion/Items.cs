using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Completion;

/// <summary>Makes items of symbols and rows.</summary>
internal static class Items
{
    public static CompletionItem Of(Symbol symbol, Caret caret) => symbol switch
    {
        FunctionSymbol function => Call(Callee.Of(function), CompletionItemKind.Function, caret),
        TemplateSymbol => new(symbol.Name, CompletionItemKind.Template, symbol.Name, symbol.ToString(), CommentAbove.Of(symbol)),
        VariableSymbol { Constant: { } constant } => new(symbol.Name, CompletionItemKind.Variable, symbol.Name, $"{symbol} = {constant}", CommentAbove.Of(symbol)),
        _ => new(symbol.Name, CompletionItemKind.Variable, symbol.Name, symbol.ToString(), CommentAbove.Of(symbol)),
    };

    public static CompletionItem Of(LibraryFunction row, Caret caret) => row.Kind switch
    {
        LibraryFunctionKind.Function => Call(Callee.Of(row), CompletionItemKind.Function, caret),
        LibraryFunctionKind.Method => Call(Callee.Of(row), CompletionItemKind.Method, caret),
        _ => new(row.Name, CompletionItemKind.Property, row.Name, row.Signature, row.Documentation),
    };

    public static CompletionItem Of(BuiltInMember member, TypeSymbol owner) =>
        new(member.Name, CompletionItemKind.Property, member.Name, $"{owner.Name}.{member.Name} -> {member.ResultOn(owner).Name}", member.Documentation);

    public static CompletionItem Of(LibraryConstant constant) =>
        new(constant.Name, CompletionItemKind.Constant, constant.Name, Signature(constant), constant.Documentation);

    public static CompletionItem Of(LibraryEventKind kind) => new(kind.Name, CompletionItemKind.EventKind, kind.Name, $"event {kind.Name}", kind.Documentation);

    /// <summary>A name with its parenthesis, unless one is there already.</summary>
    public static CompletionItem Call(Callee callee, CompletionItemKind kind, Caret caret)
    {
        var parentheses = caret.IsFollowedByParenthesis ? "" : callee.Parameters.IsEmpty ? "()" : "(";
        return new(callee.Name, kind, callee.Name + parentheses, callee.Signature, callee.Documentation);
    }

    public static CompletionItem Argument(LibraryParameter parameter) =>
        new($"{parameter.Name}:", CompletionItemKind.NamedArgument, $"{parameter.Name}: ", parameter.ToString(), parameter.Documentation);

    public static string Signature(LibraryConstant constant) =>
        constant.Type == PrimitiveType.Int || !constant.Type.IsWord ? $"{constant.Name}: {constant.Type} = {constant.Value}" : $"{constant.Name}: {constant.Type}";
}
