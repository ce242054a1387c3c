using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Lines of maps and buddyinfo patterns.</content>
internal sealed partial class TreeBuilder
{
    private MapsPatternExpressionSyntax MapsPattern(MemParser.MapsPatternContext context) => new(
        tree, Token(context.Start, SyntaxKind.MapsKeyword), Token(context.open, SyntaxKind.OpenBraceToken),
        [.. context._lines.Select(MapsLine).OfType<PatternLineSyntax>()], Token(context.close, SyntaxKind.CloseBraceToken));

    private BuddyInfoPatternExpressionSyntax BuddyInfoPattern(MemParser.BuddyInfoPatternContext context) => new(
        tree, Token(context.Start, SyntaxKind.BuddyInfoKeyword), Token(context.open, SyntaxKind.OpenBraceToken),
        [.. context._lines.Select(BuddyInfoLine).OfType<PatternLineSyntax>()], Token(context.close, SyntaxKind.CloseBraceToken));

    private PatternLineSyntax? BuddyInfoLine(MemParser.PatternLineContext context)
    {
        if (AnyLines(context) is { } any)
            return any;
        return context._fields.Count == 0 ? null : new BuddyInfoLinePatternSyntax(tree, [.. context._fields.Select(Field)]);
    }

    private AnyLinesPatternSyntax? AnyLines(MemParser.PatternLineContext context)
        => context.ellipsis is null ? null : new AnyLinesPatternSyntax(tree, Token(context.ellipsis, SyntaxKind.EllipsisToken));

    private PatternLineSyntax? MapsLine(MemParser.PatternLineContext context)
    {
        if (AnyLines(context) is { } any)
            return any;
        if (context._fields.Count == 0)
            return null;
        var fields = new Queue<MemParser.PatternFieldContext>(context._fields);
        var start = Field(fields.Dequeue());
        SyntaxToken? dash = null;
        PatternFieldSyntax? end = null;
        if (fields.TryPeek(out var next) && next.token?.Type == MemParser.PATTERN_DASH)
        {
            dash = Token(fields.Dequeue().token, SyntaxKind.MinusToken);
            end = FieldOrMissing(fields);
        }

        var isComplete = fields.Count >= 2 && (dash is not null || start is WildcardPatternSyntax) && end is not { IsMissing: true };
        var permissions = FieldOrMissing(fields);
        var offset = FieldOrMissing(fields);
        PatternFieldSyntax? device = null;
        PatternFieldSyntax? inode = null;
        PatternFieldSyntax? name = null;
        if (fields.Count >= 2)
        {
            device = Field(fields.Dequeue());
            inode = Field(fields.Dequeue());
        }
        else if (fields.TryPeek(out var last) && last.token is LexedToken token && token.Type == MemParser.PATTERN_TEXT && IsDevice(TextOf(token)))
        {
            device = Field(fields.Dequeue());
        }

        if (fields.Count > 0)
            name = Field(fields.Dequeue());
        var line = new MapsLinePatternSyntax(tree, start, dash, end, permissions, offset, device, inode, name);
        CheckMapsLine(line, isComplete && fields.Count == 0);
        return line;
    }

    private static bool IsDevice(ReadOnlySpan<char> text) => text.Contains(':') && !text.Contains('/') && !text.Contains('[');

    private PatternFieldSyntax FieldOrMissing(Queue<MemParser.PatternFieldContext> fields)
        => fields.Count > 0 ? Field(fields.Dequeue()) : new TextPatternSyntax(tree, Token(null, SyntaxKind.PatternTextToken));

    private PatternFieldSyntax Field(MemParser.PatternFieldContext context)
    {
        if (context.open is not null)
        {
            return new HolePatternSyntax(
                tree, Token(context.open, SyntaxKind.OpenBraceToken), Expression(context.value), Token(context.close, SyntaxKind.CloseBraceToken));
        }

        return context.token?.Type == MemParser.WILDCARD
            ? new WildcardPatternSyntax(tree, Token(context.token, SyntaxKind.AsteriskToken))
            : new TextPatternSyntax(tree, Token(context.token, SyntaxKind.PatternTextToken));
    }

    private void CheckMapsLine(MapsLinePatternSyntax line, bool isComplete)
    {
        if (!isComplete)
        {
            Report(DiagnosticDescriptors.PatternLine, line, "a line of maps is 'start-end perms offset [dev inode] name'");
            return;
        }

        foreach (var number in (ReadOnlySpan<PatternFieldSyntax?>)[line.Start, line.End, line.Offset])
        {
            if (number is TextPatternSyntax { TextToken: { IsMissing: false } token } && !(token.Text.Length <= 16 && token.Text.All(char.IsAsciiHexDigit)))
                Report(DiagnosticDescriptors.PatternLine, number, $"'{token.Text}' is not a hexadecimal number of up to 16 digits; an expression stands in braces, '*' is any");
        }

        if (Hexadecimal(line.Start) is { } from && Hexadecimal(line.End) is { } to && from >= to)
            Report(DiagnosticDescriptors.PatternLine, line.End!, "an area ends above its start");

        if (line.Permissions is TextPatternSyntax { TextToken.Text: var text } && !IsMapsPermissions(text))
            Report(DiagnosticDescriptors.PatternLine, line.Permissions, $"'{text}' is not the permissions of a mapping, such as r-xp or rw-s");
        else if (line.Permissions is HolePatternSyntax)
            Report(DiagnosticDescriptors.PatternLine, line.Permissions, "permissions are written out, such as r-xp, or '*'");
    }

    private static ulong? Hexadecimal(PatternFieldSyntax? field)
        => field is TextPatternSyntax { TextToken.Text: var text } && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static bool IsMapsPermissions(string text)
        => text is [('r' or '-'), ('w' or '-'), ('x' or '-'), ('p' or 's')];
}
