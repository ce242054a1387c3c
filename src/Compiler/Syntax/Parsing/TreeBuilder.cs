using System.Collections.Immutable;
using Antlr4.Runtime;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// Makes syntax nodes of what the generated parser recognised. It reads only the labels of the grammar; a label that is null stands for
/// something that the text lacks, and a missing token takes its place.
/// </summary>
internal sealed partial class TreeBuilder(SyntaxTree tree, SourceText text, List<Lexeme> lexemes, DiagnosticBag diagnostics)
{
    /// <summary>End of the last token taken: where a missing one stands.</summary>
    private int _lastEnd;

    public CompilationUnitSyntax CompilationUnit(ImmutableArray<StatementSyntax> statements, LexedToken endOfFile)
        => new(tree, statements, Token(endOfFile, SyntaxKind.EndOfFileToken));

    // ---- Tokens ----

    /// <summary>The token, taken out of the skipped text; or a missing one of the kind.</summary>
    private SyntaxToken Token(IToken? token, SyntaxKind kind)
    {
        if (token is not LexedToken { Lexeme: >= 0 } lexed)
            return new SyntaxToken(tree, kind, _lastEnd, 0, LexedToken.NoLexeme, null);
        return Take(lexed, TokenKinds.Of(lexed.Type));
    }

    private SyntaxToken? OptionalToken(IToken? token) => token is null ? null : Token(token, TokenKinds.Of(token.Type));

    /// <summary>A word of the image block or of a format: any word is the keyword that it stands for.</summary>
    private SyntaxToken Word(IToken? token) => Token(token, SyntaxKind.IdentifierToken);

    private SyntaxToken Take(LexedToken token, SyntaxKind kind)
    {
        lexemes[token.Lexeme] = lexemes[token.Lexeme] with { Kind = kind, IsToken = true };
        _lastEnd = token.End;
        return new SyntaxToken(tree, kind, token.StartIndex, token.End - token.StartIndex, token.Lexeme, Value(token, kind));
    }

    private object? Value(LexedToken token, SyntaxKind kind)
    {
        switch (kind)
        {
            case SyntaxKind.IntegerToken:
                return LiteralValues.Integer(TextOf(token), Location(token), diagnostics);
            case SyntaxKind.DecimalToken:
                return LiteralValues.Decimal(TextOf(token), Location(token), diagnostics);
            case SyntaxKind.CharacterToken:
                return LiteralValues.Character(TextOf(token), token.StartIndex, text, diagnostics);
            case SyntaxKind.StringToken:
                return LiteralValues.String(TextOf(token), token.StartIndex, text, diagnostics);
            case SyntaxKind.RawStringToken:
                return RawStrings.Value(TextOf(token), token.StartIndex, text, diagnostics);
            case SyntaxKind.PatternTextToken or SyntaxKind.CSharpCodeToken:
                return TextOf(token).ToString();
            case SyntaxKind.InterpolatedStringTextToken:
                return token.Type == MemLexer.RAW_INTERPOLATED_TEXT
                    ? null // Set by the string, which knows the indentation.
                    : LiteralValues.InterpolatedText(TextOf(token), token.StartIndex, text, diagnostics);
            default:
                return null;
        }
    }

    private ReadOnlySpan<char> TextOf(LexedToken token) => text.AsSpan()[token.StartIndex..token.End];

    private TextLocation Location(LexedToken token) => new(text, TextSpan.FromBounds(token.StartIndex, token.End));

    private void Report(DiagnosticDescriptor descriptor, SyntaxNode node, params ReadOnlySpan<object?> arguments)
        => diagnostics.Report(descriptor, node.Location, arguments);

    // ---- Lists ----

    private static SeparatedSyntaxList<T> Separated<TContext, T>(
        IList<TContext> contexts, IList<IToken> separators, Func<TContext, T> build, Func<IToken?, SyntaxKind, SyntaxToken> token)
        where T : SyntaxNode
    {
        if (contexts.Count == 0)
            return new SeparatedSyntaxList<T>([]);
        var parts = ImmutableArray.CreateBuilder<SyntaxNode>(contexts.Count * 2 - 1);
        for (var i = 0; i < contexts.Count; i++)
        {
            if (i > 0)
                parts.Add(token(i - 1 < separators.Count ? separators[i - 1] : null, SyntaxKind.CommaToken));
            parts.Add(build(contexts[i]));
        }

        return new SeparatedSyntaxList<T>(parts.MoveToImmutable());
    }

    private SeparatedSyntaxList<ExpressionSyntax> Expressions(IList<MemParser.ExpressionContext> contexts, IList<IToken> separators)
        => Separated(contexts, separators, Expression, Token);

    // ---- Parts of declarations ----

    private BlockSyntax Block(MemParser.BlockContext? context)
        => new(tree, Token(context?.open, SyntaxKind.OpenBraceToken), Statements(context?._statements), Token(context?.close, SyntaxKind.CloseBraceToken));

    private ImmutableArray<StatementSyntax> Statements(IList<MemParser.StatementContext>? contexts)
    {
        if (contexts is null or { Count: 0 })
            return [];
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>(contexts.Count);
        foreach (var context in contexts)
        {
            if (Statement(context) is { } statement)
                statements.Add(statement);
        }

        return statements.DrainToImmutable();
    }

    private TypeClauseSyntax? TypeClause(MemParser.TypeClauseContext? context)
        => context is null ? null : new(tree, Token(context.colon, SyntaxKind.ColonToken), Type(context.value));

    private TypeSyntax Type(MemParser.TypeContext? context)
    {
        if (context is null)
            return new NamedTypeSyntax(tree, Word(null));
        if (context.fnWord is not null)
        {
            return new FunctionTypeSyntax(
                tree, Token(context.fnWord, SyntaxKind.FnKeyword), Token(context.open, SyntaxKind.OpenParenToken),
                Separated(context._arguments, context._separators, Type, Token), Token(context.close, SyntaxKind.CloseParenToken), ReturnType(context.arrow, context.result));
        }

        var name = Word(context.name);
        TypeSyntax type = context.open is null
            ? new NamedTypeSyntax(tree, name)
            : new GenericTypeSyntax(
                tree, name, Token(context.open, SyntaxKind.LessToken), Separated(context._arguments, context._separators, Type, Token),
                Token(context.close, SyntaxKind.GreaterToken));
        return context.question is null ? type : new NullableTypeSyntax(tree, type, Token(context.question, SyntaxKind.QuestionToken));
    }

    private ReturnTypeClauseSyntax? ReturnType(IToken? arrow, MemParser.TypeContext? result)
        => arrow is null ? null : new(tree, Token(arrow, SyntaxKind.ArrowToken), Type(result));

    private ParameterSyntax Parameter(MemParser.ParameterContext context)
    {
        var value = context.assign is null ? null : new DefaultValueClauseSyntax(tree, Token(context.assign, SyntaxKind.EqualsToken), Expression(context.value));
        var parameter = new ParameterSyntax(tree, Word(context.name), TypeClause(context.annotation), value);
        if (parameter.Type is null && !parameter.Name.IsMissing)
            Report(DiagnosticDescriptors.ParameterType, parameter, parameter.Name.Text);
        return parameter;
    }

    private MachineSettingSyntax MachineSetting(MemParser.MachineSettingContext context)
    {
        // names: word, dot, word, …; the dots are not labelled apart, so all stand in one list.
        var names = context._names.Count == 0 ? [Word(null)] : context._names.Select(n => Token(n, SyntaxKind.IdentifierToken)).ToImmutableArray();
        return new(tree, names, Token(context.assign, SyntaxKind.EqualsToken), ArgumentValue(context.value));
    }
}
