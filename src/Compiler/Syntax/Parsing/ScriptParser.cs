using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// From text to nodes: lexer, layout, the generated parser and the tree builder, statement by statement, so that what ANTLR makes of a
/// statement is garbage before the next one is read.
/// </summary>
internal static class ScriptParser
{
    /// <param name="Root">The tree.</param>
    /// <param name="Lexemes">All pieces of the text; those of tokens in the tree are marked.</param>
    /// <param name="Diagnostics">In the order of the text.</param>
    public readonly record struct Result(CompilationUnitSyntax Root, ImmutableArray<Lexeme> Lexemes, ImmutableArray<Diagnostic> Diagnostics);

    public static Result Parse(SyntaxTree tree)
    {
        var text = tree.Text;
        var diagnostics = new DiagnosticBag();
        if (text.InvalidByteOffset is { } offset)
        {
            diagnostics.ReportWithHelp(DiagnosticDescriptors.NotUtf8, new TextLocation(text, new TextSpan(text.InvalidPosition, 1)), EncodingHelp(text), offset);
            return Skipped(tree, diagnostics);
        }

        var layout = Layout.Run(text, diagnostics);
        if (layout.TooDeepAt >= 0)
        {
            diagnostics.Report(
                DiagnosticDescriptors.TooDeep, new TextLocation(text, new TextSpan(layout.TooDeepAt, 1)), SyntaxTree.MaximumDepth);
            return Skipped(tree, diagnostics);
        }

        var tokens = new LexedTokenStream(layout.Tokens);
        var builder = new TreeBuilder(tree, text, layout.Lexemes, diagnostics);
        var statements = Statements(text, tokens, builder, diagnostics);
        var root = builder.CompilationUnit(statements, tokens.Current);
        return new Result(root, [.. layout.Lexemes], WithoutConsequences(text, diagnostics.ToSortedArray()));
    }

    /// <summary>What the tree builder finds wrong in the shape of an expression is told only where its line was read without a mistake.</summary>
    private static ImmutableArray<Diagnostic> WithoutConsequences(SourceText text, ImmutableArray<Diagnostic> all)
    {
        var lines = new HashSet<int>();
        foreach (var diagnostic in all)
        {
            if (!IsOfShape(diagnostic) && diagnostic.Location is { } location)
                lines.Add(text.GetLineIndex(location.Span.Start));
        }

        return [.. all.Where(d => !IsOfShape(d) || d.Location is not { } location || !lines.Contains(text.GetLineIndex(location.Span.Start)))];
    }

    private static bool IsOfShape(Diagnostic diagnostic)
        => diagnostic.Descriptor == DiagnosticDescriptors.DoesNotChain || diagnostic.Descriptor == DiagnosticDescriptors.NeedsParentheses
           || diagnostic.Descriptor == DiagnosticDescriptors.AssignmentTarget || diagnostic.Descriptor == DiagnosticDescriptors.LambdaParameter;

    /// <summary>True when a text stops too early to be judged, as the REPL asks after each line.</summary>
    public static bool IsOpen(SourceText text) => Layout.Run(text, new DiagnosticBag()).IsOpen;

    private static ImmutableArray<StatementSyntax> Statements(
        SourceText text, LexedTokenStream tokens, TreeBuilder builder, DiagnosticBag diagnostics)
    {
        var recovery = new Recovery(text, tokens, diagnostics);
        var parser = new MemParser(tokens, TextWriter.Null, TextWriter.Null)
        {
            BuildParseTree = false,
            ErrorHandler = recovery,
        };
        parser.RemoveErrorListeners();
        // The grammar is LL(1): no decision asks for more, so SLL prediction needs no LL to fall back on (a test holds this).
        parser.Interpreter.PredictionMode = PredictionMode.SLL;
        var expected = parser.Atn.NextTokens(parser.Atn.ruleToStartState[MemParser.RULE_statement]);
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        while (tokens.Current.Type != TokenConstants.EOF)
        {
            if (!expected.Contains(tokens.Current.Type))
                recovery.SkipUnexpected(MemParser.RULE_script);
            else if (builder.Statement(parser.statement()) is { } statement)
                statements.Add(statement);
        }

        return statements.DrainToImmutable();
    }

    /// <summary>The tree of a text that cannot be read: empty, with all of it skipped.</summary>
    private static Result Skipped(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        var length = tree.Text.Length;
        var end = new SyntaxToken(tree, SyntaxKind.EndOfFileToken, length, 0, 1, null);
        return new Result(
            new CompilationUnitSyntax(tree, [], end),
            [new Lexeme(SyntaxKind.SkippedTrivia, 0, false), new Lexeme(SyntaxKind.EndOfFileToken, length, true)],
            diagnostics.ToSortedArray());
    }

    /// <summary>Editors that do not write UTF-8 mostly write UTF-16, whose first character or second byte shows it.</summary>
    private static string? EncodingHelp(SourceText text) =>
        text.InvalidByteOffset == 0 && text.AsSpan(new TextSpan(0, Math.Min(text.Length, 8))).Contains('\0')
            ? "it looks like UTF-16: save it as UTF-8"
            : null;
}
