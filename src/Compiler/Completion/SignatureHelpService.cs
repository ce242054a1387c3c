using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>Tells what the call around a position takes, and which of it is being written.</summary>
public static class SignatureHelpService
{
    /// <summary>The help for the innermost call around a position; null where there is none, or nothing is known about it.</summary>
    public static SignatureHelp? GetSignatureHelp(Compilation compilation, int position)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        // Inside a string the call around it is still the call.
        if ((Caret.At(compilation.SyntaxTree, position) ?? Caret.BesideText(compilation.SyntaxTree, position)) is not { } caret) return null;
        if (CallSite.Around(caret, compilation.GetSemanticModel(compilation.SyntaxTree)) is not { Callees: [var first, ..] callees } site) return null;
        return new([.. callees.Select(Item)], site.ParameterOf(first), NameOf(site.Call).Span);
    }

    private static SyntaxNode NameOf(CallExpressionSyntax call) => call.Target is MemberAccessExpressionSyntax member ? member.Name : call.Target;

    private static SignatureItem Item(Callee callee)
    {
        var parameters = ImmutableArray.CreateBuilder<SignatureParameter>(callee.Parameters.Length);
        var from = Math.Max(0, callee.Signature.IndexOf('(', StringComparison.Ordinal));
        foreach (var parameter in callee.Parameters)
        {
            var at = callee.Signature.IndexOf($"{parameter.Name}: ", from, StringComparison.Ordinal);
            var written = parameter.ToString();
            var length = at < 0 ? 0 : string.CompareOrdinal(callee.Signature, at, written, 0, written.Length) == 0 ? written.Length : parameter.Name.Length;
            parameters.Add(new(parameter.Name, parameter.Type.Name, DefaultOf(parameter), parameter.Documentation, new(Math.Max(0, at), length)));
            from = Math.Max(from, at + length);
        }

        return new(callee.Signature, callee.Documentation, callee.Example, parameters.MoveToImmutable());
    }

    private static string? DefaultOf(LibraryParameter parameter) =>
        parameter.DefaultText ?? parameter.Default?.ToString() ?? (parameter.IsOptional ? "optional" : null);
}
