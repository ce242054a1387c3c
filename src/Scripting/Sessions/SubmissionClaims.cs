using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Sessions;

/// <summary>Words what a submission showed as assertions.</summary>
/// <param name="names">The names in the file.</param>
/// <param name="state">The submission.</param>
internal sealed class SubmissionClaims(SavedNames names, ScriptState state)
{
    /// <summary>The claim about the value that a statement showed; null when it showed none, or one without a literal form.</summary>
    /// <param name="statement">A lone expression, or <c>show</c>.</param>
    /// <param name="text">The expression as the file writes it.</param>
    /// <param name="expression">The expression.</param>
    public string? OfStatement(StatementSyntax statement, string text, ExpressionSyntax expression)
    {
        foreach (var seen in state.Seen)
            if (seen.Place.Function.Source == statement.Tree.Text && statement.Span.Start <= seen.Place.Span.Start && seen.Place.Span.End <= statement.Span.End)
                return SeenLiteral.Of(seen.Type, seen.Value) is { } literal && literal != text ? Claim(IsTight(expression) ? text : $"({text})", literal) : null;
        return null;
    }

    /// <summary>Claims about the variables that a submission declared or assigned, as they were when it ended.</summary>
    public IEnumerable<ScriptPiece> OfVariables()
    {
        var compilation = state.Submission.Compilation;
        var model = compilation.GetSemanticModel(compilation.SyntaxTree);
        var told = new HashSet<int>();
        foreach (var statement in compilation.SyntaxTree.Root.Statements)
        {
            if (statement is DeclarationSyntax || !SubmissionWriter.Happened(state, statement)) continue;
            foreach (var node in SavedNames.Nodes(statement).Reverse())
            {
                var (place, value) = node switch
                {
                    VariableDeclarationSyntax { Parent: CompilationUnitSyntax } variable => ((SyntaxNode)variable.Name, variable.Initializer),
                    AssignmentStatementSyntax assignment => (assignment.Target, assignment.Value),
                    _ => (null, null),
                };
                if (place is null || value is LiteralExpressionSyntax || model.GetSymbolInfo(place) is not GlobalVariableSymbol symbol || !told.Add(symbol.Slot)) continue;
                if (state.Global(symbol.Slot) is { } slot && SeenLiteral.Of(symbol.Type, slot) is { } literal)
                    yield return new ScriptPiece.Claim(Claim(names.Of(symbol), literal), null);
            }
        }
    }

    /// <summary>Whether an assertion of the submission's own statements did not hold.</summary>
    public bool HasFailed(AssertStatementSyntax assert)
    {
        var start = assert.Tree.Text.GetLinePosition(assert.Condition.Span.Start);
        return state.Failures.Any(failure => failure.Location.Path == assert.Tree.Path && failure.Location.Line == start.Line && failure.Location.Column == start.Column);
    }

    private static string Claim(string text, string literal) => literal switch
    {
        "true" => $"assert {text}",
        "false" => $"assert not {text}",
        _ => $"assert {text} == {literal}",
    };

    /// <summary>Whether an expression binds tighter than a comparison.</summary>
    private static bool IsTight(ExpressionSyntax expression) =>
        expression is CallExpressionSyntax or MemberAccessExpressionSyntax or IndexExpressionSyntax or NameExpressionSyntax or ParenthesizedExpressionSyntax or LiteralExpressionSyntax;
}
