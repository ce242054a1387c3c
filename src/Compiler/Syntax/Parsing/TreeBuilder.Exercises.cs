using System.Collections.Immutable;
using Antlr4.Runtime;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Lines of exercises, and answers to them.</content>
internal sealed partial class TreeBuilder
{
    private MachineDeclarationSyntax Machine(
        IToken keyword, IToken? architecture, IToken? open, IList<MemParser.MachineSettingContext> settings, IToken? close) => new(
        tree, Token(keyword, SyntaxKind.MachineKeyword), Word(architecture), Token(open, SyntaxKind.OpenBraceToken),
        [.. settings.Select(MachineSetting)], Token(close, SyntaxKind.CloseBraceToken));

    private AnswerDeclarationSyntax Answer(MemParser.AnswerStatementContext context)
    {
        var keyword = Token(context.Start, SyntaxKind.AnswerKeyword);
        var name = Word(context.name);
        return context.body is null
            ? new(tree, keyword, name, Token(context.assign, SyntaxKind.EqualsToken), Expression(context.value), null)
            : new(tree, keyword, name, null, null, Block(context.body));
    }

    private ImmutableArray<ExerciseLineSyntax> ExerciseLines(IList<MemParser.ExerciseLineContext> contexts)
        => [.. contexts.Select(ExerciseLine).OfType<ExerciseLineSyntax>()];

    private ExerciseLineSyntax? ExerciseLine(MemParser.ExerciseLineContext context) => context switch
    {
        MemParser.VaryLineContext c => new VaryLineSyntax(
            tree, LineWord(c), Word(c.variable), Token(c.inWord, SyntaxKind.InKeyword), Expression(c.domain), OptionalToken(c.whereWord),
            c.whereWord is null ? null : Expression(c.condition)),
        MemParser.MachineLineContext c => new MachineLineSyntax(tree, Machine(c.Start, c.architecture, c.open, c._settings, c.close)),
        MemParser.ClauseLineContext c => new ClauseLineSyntax(tree, LineWord(c), Block(c.body)),
        MemParser.KeyLineContext { body: null } c => new KeyLineSyntax(tree, LineWord(c), null, Expression(c.value)),
        MemParser.KeyLineContext c => new KeyLineSyntax(tree, LineWord(c), Block(c.body), null),
        MemParser.PropertyLineContext c => new PropertyLineSyntax(tree, LineWord(c), c.value is null ? null : Expression(c.value)),
        MemParser.WordsLineContext c => new WordsLineSyntax(tree, LineWord(c), Names(c._names, c._separators)),
        MemParser.LimitLineContext c => new LimitLineSyntax(tree, LineWord(c), Word(c.what), Expression(c.value)),
        MemParser.DistractorLineContext c => new DistractorLineSyntax(
            tree, LineWord(c), Expression(c.value), OptionalToken(c.becauseWord), c.becauseWord is null ? null : Expression(c.reason)),
        MemParser.CheckLineContext c => new CheckLineSyntax(
            tree, LineWord(c), Token(c.name, SyntaxKind.StringToken), [.. c._attributes.Select(CheckAttribute).OfType<CheckAttributeSyntax>()],
            Block(c.body)),
        MemParser.ItemLineContext c => new ItemLineSyntax(
            tree, LineWord(c), Word(c.name), c.text is null ? null : Expression(c.text), Token(c.open, SyntaxKind.OpenBraceToken),
            ExerciseLines(c._lines), Token(c.close, SyntaxKind.CloseBraceToken)),
        _ => null,
    };

    private CheckAttributeSyntax? CheckAttribute(MemParser.CheckAttributeContext context) => context switch
    {
        MemParser.ValueAttributeContext c => new ValueAttributeSyntax(tree, Token(c.word, SyntaxKind.PointsKeyword), Expression(c.value)),
        MemParser.HiddenAttributeContext c => new HiddenAttributeSyntax(tree, Token(c.word, SyntaxKind.HiddenKeyword)),
        MemParser.RevealAttributeContext c => new RevealAttributeSyntax(tree, Token(c.word, SyntaxKind.RevealKeyword), Word(c.level)),
        _ => null,
    };

    private SyntaxToken LineWord(ParserRuleContext context) => Token(context.Start, SyntaxKind.ExerciseLineKeyword);

    private SeparatedSyntaxList<SyntaxToken> Names(IList<IToken> names, IList<IToken> separators)
        => Separated(names, separators, Word, Token);
}
