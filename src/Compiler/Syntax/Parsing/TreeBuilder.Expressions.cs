using System.Collections.Immutable;
using Antlr4.Runtime;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Operands and what stands in them. Operators are put in order by <see cref="OperatorStack"/>.</content>
internal sealed partial class TreeBuilder
{
    private ExpressionSyntax Expression(MemParser.ExpressionContext? context)
    {
        if (context is null)
            return MissingExpression();
        var expression = context._tails.Count == 0 && context.first is { _prefixes.Count: 0 }
            ? Operand(context.first.value)
            : Operators(context);
        return context.arrow is null ? expression : Lambda(expression, context);
    }

    private NameExpressionSyntax MissingExpression() => new(tree, Word(null));

    private ExpressionSyntax Operators(MemParser.ExpressionContext context)
    {
        var stack = new OperatorStack(tree, diagnostics);
        Unary(stack, context.first);
        foreach (var tail in context._tails)
        {
            switch (tail)
            {
                case MemParser.BinaryTailContext c:
                    stack.Binary(Token(c.op, SyntaxKind.PlusToken));
                    Unary(stack, c.right);
                    break;
                case MemParser.FailsTailContext c:
                    stack.Fails(Token(c.Start, SyntaxKind.FailsKeyword), c.errno is null ? null : Operand(c.errno));
                    break;
                case MemParser.FailsAloneTailContext c:
                    stack.Fails(Token(c.Start, SyntaxKind.FailsKeyword), null);
                    break;
                case MemParser.RaisesTailContext c:
                    stack.Raises(Token(c.Start, SyntaxKind.RaisesKeyword), Signal(c));
                    break;
                case MemParser.RaisesAloneTailContext c:
                    stack.Raises(Token(c.Start, SyntaxKind.RaisesKeyword), null);
                    break;
            }
        }

        return stack.Finish();
    }

    private void Unary(OperatorStack stack, MemParser.UnaryContext? context)
    {
        foreach (var prefix in context?._prefixes ?? [])
            stack.Prefix(Token(prefix, SyntaxKind.MinusToken));
        stack.Operand(Operand(context?.value));
    }

    private SignalClauseSyntax? Signal(MemParser.RaisesTailContext context)
    {
        if (context.signal is null)
            return null;
        var signal = Word(context.signal);
        return context.open is null
            ? new(tree, signal, null, null, null)
            : new(tree, signal, Token(context.open, SyntaxKind.OpenParenToken), Word(context.code), Token(context.close, SyntaxKind.CloseParenToken));
    }

    private LambdaExpressionSyntax Lambda(ExpressionSyntax left, MemParser.ExpressionContext context)
    {
        SyntaxToken parameter;
        if (left is NameExpressionSyntax name)
        {
            parameter = name.Identifier;
        }
        else
        {
            Report(DiagnosticDescriptors.LambdaParameter, left);
            parameter = new SyntaxToken(tree, SyntaxKind.IdentifierToken, left.Span.End, 0, LexedToken.NoLexeme, null);
            Release(left);
        }

        return new LambdaExpressionSyntax(tree, parameter, Token(context.arrow, SyntaxKind.EqualsGreaterToken), Expression(context.body));
    }

    /// <summary>Gives the tokens of a node that will not be in the tree back to the skipped text.</summary>
    private void Release(SyntaxNode node)
    {
        var pending = new Stack<SyntaxNode>([node]);
        while (pending.TryPop(out var next))
        {
            if (next is SyntaxToken { IsMissing: false } token)
                lexemes[token.Lexeme] = lexemes[token.Lexeme] with { Kind = SyntaxKind.SkippedTrivia, IsToken = false };
            foreach (var child in next.GetChildren())
                pending.Push(child);
        }
    }

    private ExpressionSyntax Operand(MemParser.OperandContext? context)
    {
        var expression = Primary(context?.target);
        if (context is null)
            return expression;
        if (context._postfixes.Count > SyntaxTree.MaximumDepth)
        {
            Report(DiagnosticDescriptors.TooDeep, expression, SyntaxTree.MaximumDepth);
            return expression;
        }

        foreach (var postfix in context._postfixes)
        {
            expression = postfix switch
            {
                MemParser.MemberPostfixContext c => new MemberAccessExpressionSyntax(
                    tree, expression, Token(c.Start, SyntaxKind.DotToken), Word(c.name)),
                MemParser.CallPostfixContext c => new CallExpressionSyntax(
                    tree, expression, Token(c.open, SyntaxKind.OpenParenToken), Separated(c._arguments, c._separators, Argument, Token),
                    Token(c.close, SyntaxKind.CloseParenToken)),
                MemParser.IndexPostfixContext c => new IndexExpressionSyntax(
                    tree, expression, Token(c.open, SyntaxKind.OpenBracketToken), Expression(c.index), Token(c.close, SyntaxKind.CloseBracketToken)),
                _ => expression,
            };
        }

        return expression;
    }

    private ArgumentSyntax Argument(MemParser.ArgumentContext context)
        => new(tree, OptionalToken(context.label), OptionalToken(context.colon), ArgumentValue(context.value));

    private ExpressionSyntax ArgumentValue(MemParser.ArgumentValueContext? context)
        => context?.fields is { } record ? Record(record) : Expression(context?.value);

    private RecordExpressionSyntax Record(MemParser.RecordContext context) => new(
        tree, Token(context.open, SyntaxKind.OpenBraceToken), Separated(context._fields, context._separators, RecordField, Token),
        Token(context.close, SyntaxKind.CloseBraceToken));

    private RecordFieldSyntax RecordField(MemParser.FieldContext context)
        => new(tree, Word(context.label), Token(context.colon, SyntaxKind.ColonToken), ArgumentValue(context.value));

    private ExpressionSyntax Primary(MemParser.PrimaryContext? context) => context switch
    {
        MemParser.LiteralContext c => new LiteralExpressionSyntax(tree, Token(c.token, SyntaxKind.IntegerToken)),
        MemParser.NameContext c => new NameExpressionSyntax(tree, Word(c.Start)),
        MemParser.ParenthesizedContext c => new ParenthesizedExpressionSyntax(
            tree, Token(c.open, SyntaxKind.OpenParenToken), Expression(c.inner), Token(c.close, SyntaxKind.CloseParenToken)),
        MemParser.ListContext c => new ListExpressionSyntax(
            tree, Token(c.open, SyntaxKind.OpenBracketToken), Expressions(c._elements, c._separators), Token(c.close, SyntaxKind.CloseBracketToken)),
        MemParser.TraceFormContext c => new TraceExpressionSyntax(tree, Token(c.Start, SyntaxKind.TraceKeyword), Block(c.body)),
        MemParser.ExplainFormContext c => new ExplainExpressionSyntax(tree, Token(c.Start, SyntaxKind.ExplainKeyword), Block(c.body)),
        MemParser.MapsPatternContext c => MapsPattern(c),
        MemParser.BuddyInfoPatternContext c => BuddyInfoPattern(c),
        MemParser.InterpolatedStringContext c => InterpolatedString(c),
        MemParser.CsharpFormContext c => new CSharpExpressionSyntax(
            tree, Token(c.Start, SyntaxKind.CSharpKeyword), OptionalToken(c.less), c.less is null ? null : Type(c.result),
            c.less is null ? null : Token(c.greater, SyntaxKind.GreaterToken), Token(c.open, SyntaxKind.OpenBraceToken),
            Token(c.code, SyntaxKind.CSharpCodeToken), Token(c.close, SyntaxKind.CloseBraceToken)),
        _ => MissingExpression(),
    };

    private InterpolatedStringExpressionSyntax InterpolatedString(MemParser.InterpolatedStringContext context)
    {
        var start = Token(context.start, SyntaxKind.InterpolatedStringStartToken);
        var dedent = context.start?.Type == MemLexer.RAW_INTERPOLATED_START
            ? RawStrings.ForInterpolated(context, text, diagnostics)
            : null;
        var contents = ImmutableArray.CreateBuilder<InterpolatedStringContentSyntax>(context._contents.Count);
        for (var i = 0; i < context._contents.Count; i++)
        {
            var part = context._contents[i];
            if (part.text is LexedToken piece)
                contents.Add(new InterpolatedStringTextSyntax(tree, dedent is null ? Token(piece, SyntaxKind.None) : RawText(piece, dedent[i])));
            else if (part.open is not null)
                contents.Add(Interpolation(part));
        }

        return new(tree, start, contents.DrainToImmutable(), Token(context.end, SyntaxKind.InterpolatedStringEndToken));
    }

    private SyntaxToken RawText(LexedToken piece, string? value)
    {
        lexemes[piece.Lexeme] = lexemes[piece.Lexeme] with { Kind = SyntaxKind.InterpolatedStringTextToken, IsToken = true };
        _lastEnd = piece.End;
        return new(tree, SyntaxKind.InterpolatedStringTextToken, piece.StartIndex, piece.End - piece.StartIndex, piece.Lexeme, value);
    }

    private InterpolationSyntax Interpolation(MemParser.InterpolatedContentContext context)
    {
        var hole = new InterpolationSyntax(
            tree, Token(context.open, SyntaxKind.OpenBraceToken), Expression(context.value), OptionalToken(context.colon),
            OptionalToken(context.format), Token(context.close, SyntaxKind.CloseBraceToken));
        if (hole.Format is { IsMissing: false, Text: not ("x" or "K" or "M") } format)
            Report(DiagnosticDescriptors.UnknownFormat, format, format.Text);
        return hole;
    }
}
