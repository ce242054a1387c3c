using System.Text.RegularExpressions;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Sessions;

/// <summary>Turns what a submission did into pieces of a script.</summary>
internal sealed partial class SubmissionWriter
{
    private readonly ScriptState _state;
    private readonly SavedNames _names;
    private readonly TextEdits _edits;
    private readonly SyntaxTree _tree;
    private readonly SubmissionClaims? _claims;
    private readonly List<ScriptPiece> _pieces;
    private readonly List<string> _notes;

    /// <param name="index">The submission's number.</param>
    /// <param name="state">The submission.</param>
    /// <param name="names">The names in the file.</param>
    /// <param name="folder">The file's folder, as a whole path.</param>
    /// <param name="claims">Words what was seen; null when nothing is to be claimed.</param>
    /// <param name="pieces">Gets the pieces.</param>
    /// <param name="notes">Gets what cannot be written.</param>
    public SubmissionWriter(int index, ScriptState state, SavedNames names, string folder, SubmissionClaims? claims, List<ScriptPiece> pieces, List<string> notes)
    {
        _state = state;
        _names = names;
        _tree = state.Submission.Compilation.SyntaxTree;
        _edits = SubmissionEdits.Of(index, state, names, folder);
        _claims = claims;
        _pieces = pieces;
        _notes = notes;
    }

    /// <summary>Whether a statement of a submission has happened, so that it is written.</summary>
    public static bool Happened(ScriptState state, StatementSyntax statement)
    {
        if (statement is FunctionDeclarationSyntax or ImportDeclarationSyntax or MachineDeclarationSyntax) return true;
        if (state.SkipReason is not null) return false;
        if (state.StoppedAt is not { } stopped) return true;
        if (stopped.Function.Source != state.Submission.Compilation.SyntaxTree.Text) return false;
        var at = state.Submission.Compilation.SyntaxTree.Root.Statements.FirstOrDefault(one => one.Span.Contains(stopped.Span.Start));

        // Images and files are made before the first statement.
        if (at is DeclarationSyntax) return statement is RequiresDeclarationSyntax || (statement is DeclarationSyntax && statement.Span.Start < at.Span.Start);
        return statement is DeclarationSyntax || at is null || statement.Span.Start < at.Span.Start;
    }

    public void Write()
    {
        var end = 0;
        foreach (var statement in _tree.Root.Statements)
        {
            AddComments(TextSpan.FromBounds(end, statement.Span.Start));
            end = statement.Span.End;
            if (statement is TestDeclarationSyntax test) _notes.Add($"test {test.Name.Text} is not written: beside statements there can be none");
            else if (Happened(_state, statement)) AddKept(statement);
            else if (_state.StoppedAt is { } stopped && stopped.Function.Source == _tree.Text && statement.Span.Contains(stopped.Span.Start)) AddStopped(statement);
        }

        AddComments(TextSpan.FromBounds(end, _tree.Text.Length));
        if (_claims is not null) _pieces.AddRange(_claims.OfVariables());
    }

    private string Text(SyntaxNode node) => _edits.Apply(node.Span);

    private void AddKept(StatementSyntax statement)
    {
        var (plain, value) = statement switch
        {
            ExpressionStatementSyntax { Expression: var expression } => (Lone(expression), expression),
            ShowStatementSyntax show => (Text(show), show.Value),
            _ => (Text(statement), null),
        };
        ScriptPiece? piece = _claims is null ? null
            : statement is AssertStatementSyntax assert && _claims.HasFailed(assert) ? new ScriptPiece.Claim(Refuted(assert), plain)
            : value is not null && _claims.OfStatement(statement, Text(value), value) is { } claim ? new ScriptPiece.Claim(claim, plain)
            : null;
        _pieces.Add(piece ?? new ScriptPiece.Plain(plain));
    }

    private string Refuted(AssertStatementSyntax assert) =>
        $"assert not ({Text(assert.Condition)}){(assert.Message is { } message ? $", {Text(message)}" : "")}";

    /// <summary>A lone expression as a statement of a file.</summary>
    private string Lone(ExpressionSyntax expression)
    {
        if (IsEffect(expression)) return Text(expression);
        var type = _state.Submission.Compilation.GetSemanticModel(_tree).GetTypeInfo(expression);
        if (type is PatternType) return Comment("not a statement", Text(expression));
        return type is { IsWord: true } || type == PrimitiveType.String || type == PrimitiveType.Number ? $"print {Text(expression)}" : $"show {Text(expression)}";
    }

    private static bool IsEffect(ExpressionSyntax syntax) => syntax switch
    {
        CallExpressionSyntax or ExplainExpressionSyntax or CSharpExpressionSyntax or TraceExpressionSyntax => true,
        TryExpressionSyntax @try => IsEffect(@try.Expression),
        ParenthesizedExpressionSyntax parenthesized => IsEffect(parenthesized.Expression),
        _ => false,
    };

    /// <summary>A statement that did not come to its end.</summary>
    private void AddStopped(StatementSyntax statement)
    {
        if (_state.UnexpectedFailure is not { } failure)
        {
            _pieces.Add(new ScriptPiece.Plain(Comment($"stopped: {_state.Stop?.Message ?? _state.SkipReason}", Text(statement))));
            if (_state.Stop is { } stop) _notes.Add($"{Line(statement)} was stopped by {stop.Id}: it is a comment in the script, and what it did before that is not done again");
            return;
        }

        var expectation = failure.IsSignal
            ? $"raises {failure.Signal}{(failure.Code == 0 ? "" : $"({ValueFormatter.Word(UnitType.SignalCode, (int)failure.Code)})")}"
            : $"fails {ValueFormatter.Word(UnitType.Errno, (int)failure.Errno)}";
        if (Failing(statement) is { } expression)
        {
            _pieces.Add(new ScriptPiece.Plain($"assert {Operand(expression)} {expectation}"));
            return;
        }

        var name = _names.Free("stopped");
        _pieces.Add(new ScriptPiece.Plain($"fn {name}() {{\n{Text(statement)}\n}}\nassert {name}() {expectation}"));
    }

    /// <summary>The one expression in which a statement failed; null when it may have been one of several.</summary>
    private static ExpressionSyntax? Failing(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax { Expression: var expression } when expression is not (ExplainExpressionSyntax or TraceExpressionSyntax or CSharpExpressionSyntax) => expression,
        VariableDeclarationSyntax { Initializer: var initializer } when initializer is not TraceExpressionSyntax => initializer,
        AssignmentStatementSyntax { Value: var value } when value is not TraceExpressionSyntax => value,
        ShowStatementSyntax show => show.Value,
        AssertStatementSyntax { Message: null } assert => assert.Condition,
        _ => null,
    };

    private string Operand(ExpressionSyntax expression) =>
        expression is CallExpressionSyntax or MemberAccessExpressionSyntax or IndexExpressionSyntax or NameExpressionSyntax or ParenthesizedExpressionSyntax
            ? Text(expression)
            : $"({Text(expression)})";

    private static string Comment(string why, string text) => $"# {why}\n# {text.ReplaceLineEndings("\n# ")}";

    private static string Line(SyntaxNode node)
    {
        var text = node.ToString();
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end].TrimEnd() + " …";
    }

    /// <summary>Comments between two statements; one behind a statement on its line stays there. Nothing else stands there but line ends and semicolons.</summary>
    private void AddComments(TextSpan gap)
    {
        var text = _tree.Text.ToString(gap);
        var lineEnd = text.AsSpan().IndexOfAny('\r', '\n');
        var same = CommentPattern().Match(lineEnd < 0 ? text : text[..lineEnd]);
        if (same.Success && gap.Start > 0 && _pieces.Count > 0 && _pieces[^1] is ScriptPiece.Plain last && !last.Text.Contains('\n', StringComparison.Ordinal))
            _pieces[^1] = new ScriptPiece.Plain($"{last.Text} {same.Value}");
        else if (same.Success)
            _pieces.Add(new ScriptPiece.Plain(same.Value));
        if (lineEnd < 0) return;
        if (BlankLinePattern().IsMatch(text)) _pieces.Add(new ScriptPiece.Plain(""));
        foreach (Match comment in CommentPattern().Matches(text[lineEnd..])) _pieces.Add(new ScriptPiece.Plain(comment.Value));
    }

    [GeneratedRegex(@"#[^\r\n]*")]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"\n[ \t]*\r?\n")]
    private static partial Regex BlankLinePattern();
}
