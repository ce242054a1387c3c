using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>
/// Blocks of C#. Their code is another compiler's business; here is decided what the script lends them: the variables in scope whose names occur in
/// the code as words, and the process of the <c>with</c> around them.
/// </content>
internal sealed partial class Binder
{
    private readonly List<CSharpBlockDescriptor> _cSharpBlocks;

    private BoundExpression BindCSharp(CSharpExpressionSyntax syntax)
    {
        if (_examNames is not null) return BindMisplaced(syntax, DiagnosticDescriptors.NotInAnswers, "C#");
        if (_lambda is not null) return BindMisplaced(syntax, DiagnosticDescriptors.CSharpInFunction);
        _runtimeValues++;
        var result = syntax.Type is null ? PrimitiveType.Void : BindType(syntax.Type);
        var variables = ImmutableArray.CreateBuilder<CSharpVariable>();
        var window = ImmutableArray.CreateBuilder<BoundExpression>();
        var assigned = ImmutableArray.CreateBuilder<VariableSymbol?>();
        var hasErrors = result.IsError;
        foreach (var name in WordsOf(syntax.Code))
        {
            if (_scope.Lookup(name) is not VariableSymbol variable) continue;
            if (variable.Type.IsError)
            {
                hasErrors = true; // its mistake is known; what C# would say of it is a consequence
                continue;
            }

            if (IsUnknownToCSharp(variable.Type)) continue;
            variables.Add(new CSharpVariable(name, variable.Type, !variable.IsReadOnly));
            window.Add(BindVariable(syntax, variable));
            assigned.Add(variable.IsReadOnly ? null : variable);
        }

        if (_withs.Count > 0)
        {
            window.Add(_withs[^1]);
            assigned.Add(null);
        }

        if (syntax.Type is not null && IsUnknownToCSharp(result))
        {
            Report(DiagnosticDescriptors.TypeMismatch, syntax.Type.Span, "a type that C# has too", result);
            hasErrors = true;
        }

        if (hasErrors) return ErrorAt(syntax);
        var code = syntax.Code.IsMissing ? new TextSpan(syntax.OpenBraceToken.Span.End, 0) : syntax.Code.Span;
        var block = new CSharpBlockDescriptor(_tree.Text, syntax.Span, syntax.CSharpKeyword.Span, code, result, variables.ToImmutable(), _withs.Count > 0);
        _cSharpBlocks.Add(block);
        return new BoundCSharpExpression(syntax.Span, block, _cSharpBlocks.Count - 1, window.ToImmutable(), assigned.ToImmutable());
    }

    /// <summary>A function of the script can only be called by the script.</summary>
    private static bool IsUnknownToCSharp(TypeSymbol type) => type switch
    {
        FunctionType => true,
        ListType list => IsUnknownToCSharp(list.Element),
        NullableType nullable => IsUnknownToCSharp(nullable.Underlying),
        _ => false,
    };

    /// <summary>Every word of the code once, those in texts and comments too: a word too many lends a variable that nobody reads.</summary>
    private static IEnumerable<string> WordsOf(SyntaxToken code)
    {
        if (code.IsMissing) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var text = code.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]) && text[i] != '_') continue;
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_')) i++;
            var word = text[start..i];
            if (seen.Add(word)) yield return word;
        }
    }
}
