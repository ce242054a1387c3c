using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>A call around a caret: what may be meant by it, and which argument the caret is in.</summary>
internal sealed class CallSite
{
    private CallSite(CallExpressionSyntax call, ImmutableArray<Callee> callees, int argument)
    {
        Call = call;
        Callees = callees;
        Argument = argument;
        ArgumentSyntax = argument < call.Arguments.Count ? call.Arguments[argument] : null;
    }

    public CallExpressionSyntax Call { get; }

    /// <summary>What can be called by that name, the likeliest first; empty when nothing is known.</summary>
    public ImmutableArray<Callee> Callees { get; }

    /// <summary>The number of the argument, counted in the text.</summary>
    public int Argument { get; }

    private ArgumentSyntax? ArgumentSyntax { get; }

    /// <summary>The innermost call whose parentheses are around the caret, within the block that it stands in; null where there is none.</summary>
    public static CallSite? Around(Caret caret, SemanticModel model)
    {
        for (SyntaxNode? node = caret.Left?.Parent; node is not null and not BlockSyntax; node = node.Parent)
        {
            if (node is CallExpressionSyntax call && Brackets.Surround(call, caret.Word)) return new(call, CalleesOf(call, model), ArgumentAt(call, caret));
        }

        return null;
    }

    /// <summary>The index of the parameter that the caret's argument goes to; −1 when it goes to none.</summary>
    public int ParameterOf(Callee callee)
    {
        if (ArgumentSyntax?.Name is not { } name) return Argument < callee.Parameters.Length && !HasNamedBefore ? Argument : -1;
        for (var i = 0; i < callee.Parameters.Length; i++)
        {
            if (callee.Parameters[i].Name == name.Text) return i;
        }

        return -1;
    }

    /// <summary>The parameters that no argument before the caret, and no named one, has been given to.</summary>
    public IEnumerable<LibraryParameter> NotGiven(Callee callee)
    {
        var named = Call.Arguments.Where(argument => argument != ArgumentSyntax && argument.Name is not null).Select(argument => argument.Name!.Text).ToHashSet(StringComparer.Ordinal);
        var positional = Call.Arguments.Take(Argument).TakeWhile(argument => argument.Name is null).Count();
        return callee.Parameters.Skip(positional).Where(parameter => !named.Contains(parameter.Name));
    }

    private bool HasNamedBefore => Call.Arguments.Take(Argument).Any(argument => argument.Name is not null);

    private static int ArgumentAt(CallExpressionSyntax call, Caret caret)
    {
        var index = call.Arguments.NodesAndSeparators.Count(part => part is SyntaxToken { IsMissing: false } comma && comma.Span.End <= caret.Word.Start);
        return caret.FollowsSkippedComma && caret.Left?.Span.End <= caret.Word.Start && caret.Container == call ? index + 1 : index;
    }

    public static ImmutableArray<Callee> CalleesOf(CallExpressionSyntax call, SemanticModel model)
    {
        var library = model.Compilation.Library;
        if (call.Target is MemberAccessExpressionSyntax member)
        {
            var receiver = Unwrap(model.GetTypeInfo(member.Target));
            if (receiver is null) return [];
            var row = library.FindMember(receiver, member.Name.Text) is { Kind: LibraryFunctionKind.Method } found ? Callee.Of(found) : null;
            var language = receiver is ListType list ? LanguageCalls.OfList(list, member.Name.Text) : null;
            var callees = call.Arguments.Count > 0 && call.Arguments[0].Value is LambdaExpressionSyntax ? [language, row] : (ReadOnlySpan<Callee?>)[row, language];
            return Known(callees);
        }

        if (call.Target is not NameExpressionSyntax name) return [];
        return model.GetSymbolInfo(call) is LibrarySymbol { Function: { } function } ? [Callee.Of(function)]
            : model.GetSymbolInfo(name) is FunctionSymbol declared ? [Callee.Of(declared)]
            : Known([LanguageCalls.Find(name.Name)]);
    }

    public static TypeSymbol? Unwrap(TypeSymbol? type) => type is NullableType nullable ? nullable.Underlying : type;

    private static ImmutableArray<Callee> Known(ReadOnlySpan<Callee?> callees)
    {
        var known = ImmutableArray.CreateBuilder<Callee>();
        foreach (var callee in callees)
        {
            if (callee is not null) known.Add(callee);
        }

        return known.ToImmutable();
    }
}
