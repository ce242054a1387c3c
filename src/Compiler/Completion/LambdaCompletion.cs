using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>The beginning of a function, <c>v => </c>, where a list asks for one.</summary>
internal static class LambdaCompletion
{
    public static void AddTo(Candidates candidates, SemanticModel model)
    {
        var caret = candidates.Caret;
        if (caret.Container is not CallExpressionSyntax call || caret.Left != call.OpenParenToken) return;
        foreach (var callee in CallSite.CalleesOf(call, model))
        {
            if (callee.Parameters is not [{ Type: FunctionType { Parameters: [var parameter] } }]) continue;
            var name = FreeName(parameter, model, caret);
            candidates.Add(new($"{name} =>", CompletionItemKind.Keyword, $"{name} => ", $"{name}: {parameter.Name}", callee.Documentation), CandidateRank.Fitting);
        }
    }

    /// <summary>The first letter of the type, or another name that the script does not have yet: its own may not be hidden.</summary>
    private static string FreeName(TypeSymbol type, SemanticModel model, Caret caret)
    {
        var taken = model.LookupSymbols(caret.ScopePosition).Select(symbol => symbol.Name).ToHashSet(StringComparer.Ordinal);
        var name = new[] { type.Name[..1], "x", "it" }.FirstOrDefault(candidate => char.IsLetter(candidate[0]) && !taken.Contains(candidate));
        for (var i = 1; name is null; i++)
        {
            if (!taken.Contains($"x{i}")) name = $"x{i}";
        }

        return name;
    }
}
