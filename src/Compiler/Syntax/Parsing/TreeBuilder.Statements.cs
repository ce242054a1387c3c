using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Statements and declarations.</content>
internal sealed partial class TreeBuilder
{
    /// <summary>The statement, or null when nothing of it could be understood; its text is then skipped.</summary>
    public StatementSyntax? Statement(MemParser.StatementContext context) => context.body switch
    {
        null => null,
        MemParser.AssignmentOrCallContext c => AssignmentOrCall(c),
        MemParser.VariableStatementContext c => new VariableDeclarationSyntax(
            tree, Token(c.keyword, SyntaxKind.LetKeyword), Word(c.name), TypeClause(c.annotation), Token(c.assign, SyntaxKind.EqualsToken),
            Expression(c.value)),
        MemParser.AssertStatementContext c => new AssertStatementSyntax(
            tree, Token(c.Start, SyntaxKind.AssertKeyword), Expression(c.condition), OptionalToken(c.comma),
            c.comma is null ? null : Expression(c.message)),
        MemParser.IfStatementContext c => If(c),
        MemParser.ForStatementContext c => new ForStatementSyntax(
            tree, Token(c.Start, SyntaxKind.ForKeyword), Word(c.variable), Token(c.inWord, SyntaxKind.InKeyword), Header(c.collection),
            Block(c.body)),
        MemParser.WhileStatementContext c => new WhileStatementSyntax(
            tree, Token(c.Start, SyntaxKind.WhileKeyword), Header(c.condition), Block(c.body)),
        MemParser.BreakStatementContext c => new BreakStatementSyntax(tree, Token(c.Start, SyntaxKind.BreakKeyword)),
        MemParser.ContinueStatementContext c => new ContinueStatementSyntax(tree, Token(c.Start, SyntaxKind.ContinueKeyword)),
        MemParser.ReturnStatementContext c => new ReturnStatementSyntax(
            tree, Token(c.Start, SyntaxKind.ReturnKeyword), c.value is null ? null : Expression(c.value)),
        MemParser.WithStatementContext c => new WithStatementSyntax(
            tree, Token(c.Start, SyntaxKind.WithKeyword), Header(c.target), Block(c.body)),
        MemParser.OnStatementContext c => new OnStatementSyntax(
            tree, Token(c.Start, SyntaxKind.OnKeyword), Header(c.target), Block(c.body)),
        MemParser.PrintStatementContext c => new PrintStatementSyntax(
            tree, Token(c.Start, SyntaxKind.PrintKeyword), Expressions(c._values, c._separators)),
        MemParser.ShowStatementContext c => new ShowStatementSyntax(tree, Token(c.Start, SyntaxKind.ShowKeyword), Expression(c.value)),
        MemParser.TickStatementContext c => new TickStatementSyntax(tree, Token(c.Start, SyntaxKind.TickKeyword)),
        _ => Declaration(context.body),
    };

    private StatementSyntax? Declaration(MemParser.StatementBodyContext body) => body switch
    {
        MemParser.ImportStatementContext c => new ImportDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.ImportKeyword), Token(c.path, SyntaxKind.StringToken)),
        MemParser.MachineStatementContext c => Machine(c.Start, c.architecture, c.open, c._settings, c.close),
        MemParser.ImageStatementContext { open: null } c => new ImageFileDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.ImageKeyword), Word(c.name), Token(c.assign, SyntaxKind.EqualsToken), Expression(c.value)),
        MemParser.ImageStatementContext c => new ImageBlockDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.ImageKeyword), Word(c.name), Token(c.open, SyntaxKind.OpenBraceToken),
            [.. c._items.Select(ImageItem).OfType<ImageItemSyntax>()], Token(c.close, SyntaxKind.CloseBraceToken)),
        MemParser.FileStatementContext c => new FileDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.FileKeyword), Word(c.name), Token(c.assign, SyntaxKind.EqualsToken), Expression(c.value)),
        MemParser.FunctionStatementContext c => Function(c),
        MemParser.RequiresStatementContext c => new RequiresDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.RequiresKeyword), Expression(c.requirement)),
        MemParser.TestStatementContext c => new TestDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.TestKeyword), Token(c.name, SyntaxKind.StringToken), Block(c.body)),
        MemParser.ExerciseStatementContext c => new ExerciseDeclarationSyntax(
            tree, Token(c.Start, SyntaxKind.ExerciseKeyword), Token(c.name, SyntaxKind.StringToken), Token(c.open, SyntaxKind.OpenBraceToken),
            ExerciseLines(c._lines), Token(c.close, SyntaxKind.CloseBraceToken)),
        MemParser.AnswerStatementContext c => Answer(c),
        _ => null,
    };

    private StatementSyntax AssignmentOrCall(MemParser.AssignmentOrCallContext context)
    {
        var target = Expression(context.target);
        if (context.op is null)
            return new ExpressionStatementSyntax(tree, target);
        if (target is not NameExpressionSyntax)
            Report(DiagnosticDescriptors.AssignmentTarget, target);
        return new AssignmentStatementSyntax(tree, target, Token(context.op, SyntaxKind.EqualsToken), Expression(context.value));
    }

    private IfStatementSyntax If(MemParser.IfStatementContext context)
    {
        var keyword = Token(context.Start, SyntaxKind.IfKeyword);
        var condition = Header(context.condition);
        var then = Block(context.body);
        var elseIfs = System.Collections.Immutable.ImmutableArray.CreateBuilder<ElseIfClauseSyntax>();
        ElseClauseSyntax? last = null;
        foreach (var part in context._elses)
        {
            if (last is not null)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.Expected, Location((LexedToken)part.Start), "the end of the statement", "a second 'else'");
                break;
            }

            var elseKeyword = Token(part.Start, SyntaxKind.ElseKeyword);
            if (part.ifWord is null)
                last = new ElseClauseSyntax(tree, elseKeyword, Block(part.body));
            else
                elseIfs.Add(new ElseIfClauseSyntax(tree, elseKeyword, Token(part.ifWord, SyntaxKind.IfKeyword), Header(part.condition), Block(part.body)));
        }

        return new IfStatementSyntax(tree, keyword, condition, then, elseIfs.DrainToImmutable(), last);
    }

    private FunctionDeclarationSyntax Function(MemParser.FunctionStatementContext context)
    {
        var keyword = Token(context.Start, SyntaxKind.FnKeyword);
        var name = Word(context.name);
        var shape = context.shape;
        var open = Token(shape?.open, SyntaxKind.OpenParenToken);
        var parameters = Separated(shape?._parameters ?? [], shape?._separators ?? [], Parameter, Token);
        var close = Token(shape?.close, SyntaxKind.CloseParenToken);
        var result = ReturnType(shape?.arrow, shape?.result);
        return new FunctionDeclarationSyntax(tree, keyword, name, open, parameters, close, result, Block(context.body));
    }

    private ExpressionSyntax Header(MemParser.HeaderContext? context) => Expression(context?.value);
}
