using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>What questions and tasks have in common, and tasks.</content>
internal sealed partial class Binder
{
    internal static readonly ImmutableArray<string> RevealWords = ["all", "note", "error", "points"];
    internal static readonly ImmutableArray<string> LimitWords = ["operations", "syscalls"];

    private ItemDescriptor? BindItem(ItemLineSyntax syntax) => syntax.Keyword.Text == "task" ? BindTask(syntax) : BindQuestion(syntax);

    /// <summary>The name and the text of an item; null when there is no text.</summary>
    private ExercisePart? BindHeader(ItemLineSyntax syntax)
    {
        CheckUnique(_itemNames, syntax.Name, $"the name '{syntax.Name.Text}'");
        if (syntax.Text is not null) return BindValuePart(syntax.Text, $"text of {syntax.Name.Text}", PrimitiveType.String) ?? AddErrorText(syntax);
        ReportMissing(syntax, $"the {syntax.Keyword.Text}", "text");
        return AddErrorText(syntax);
    }

    /// <summary>Stands for a text that has its diagnostic, so that the rest of the item is looked at too.</summary>
    private ExercisePart AddErrorText(ItemLineSyntax syntax) =>
        ValuePart($"text of {syntax.Name.Text}", new BoundLiteral(syntax.Name.Span, ConstantValue.String("")));

    private void ReportMissing(ItemLineSyntax syntax, string what, string line)
    {
        if (!syntax.Name.IsMissing && !HasSyntaxError(syntax)) Report(DiagnosticDescriptors.ExerciseLineMissing, syntax.Name.Span, what, line);
    }

    /// <summary>A line that both questions and tasks may have.</summary>
    private ItemDescriptor BindCommonLine(ItemDescriptor item, ExerciseLineSyntax line)
    {
        switch (line)
        {
            case PropertyLineSyntax { Keyword.Text: "points" } points:
                return item with { Points = BindDecimal(points.Keyword, points.Value, "a constant number, 0 or more") };
            case PropertyLineSyntax { Keyword.Text: "hint" } hint:
                return BindText(hint.Keyword, hint.Value, "hint") is { } text ? item with { Hints = item.Hints.Add(text) } : item;
            case PropertyLineSyntax { Keyword.Text: "note" } note:
                var released = _uses;
                _uses = [];
                item = item with { Note = BindText(note.Keyword, note.Value, "note") };
                _uses = released;
                return item;
            case WordsLineSyntax { Keyword.Text: "reveal" } reveal:
                var levels = BindWords(reveal, RevealWords, "all, note, error or points");
                if (reveal.Names.Count > 1) Report(DiagnosticDescriptors.ExerciseLineTwice, reveal.Names[1].Span, "what is revealed");
                return levels.IsEmpty ? item : item with { Reveal = LevelOf(levels[0]) };
            default:
                return item;
        }
    }

    private static RevealLevel LevelOf(string word) => (RevealLevel)RevealWords.IndexOf(word);

    private decimal? BindDecimal(SyntaxToken keyword, ExpressionSyntax? syntax, string expected)
    {
        var value = syntax is null ? null : BindValue(syntax);
        decimal? number = value?.Constant switch
        {
            { Type: var type, Word: var word } when type == PrimitiveType.Int && word >= 0 && word <= int.MaxValue => (decimal)word,
            { Reference: decimal exact } when exact >= 0 => exact,
            _ => null,
        };
        if (number is null) ReportLineValue(keyword, syntax, value, expected);
        return number;
    }

    /// <summary>Those words of a line that are among the known ones; the others are reported.</summary>
    private ImmutableArray<string> BindWords(WordsLineSyntax syntax, IReadOnlyCollection<string> known, string what)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var name in syntax.Names)
        {
            if (name.IsMissing) continue;
            if (!known.Contains(name.Text)) ReportUnknown(DiagnosticDescriptors.ExerciseWordUnknown, name.Span, name.Text, known, name.Text, what);
            else if (words.Contains(name.Text)) Report(DiagnosticDescriptors.ExerciseLineTwice, name.Span, $"'{name.Text}'");
            else words.Add(name.Text);
        }

        return words.ToImmutable();
    }

    // ---- Tasks ----

    private TaskDescriptor? BindTask(ItemLineSyntax syntax)
    {
        if (BindHeader(syntax) is not { } text) return null;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var checks = new Dictionary<string, int>(StringComparer.Ordinal);
        var limits = new Dictionary<string, int>(StringComparer.Ordinal);
        ItemDescriptor item = new TaskDescriptor(syntax.Name.Text, text, syntax.Span);
        foreach (var line in syntax.Lines.Where(line => MayStand(line, ExercisePlaces.Task, seen)))
        {
            var task = (TaskDescriptor)item;
            item = line switch
            {
                CheckLineSyntax check => task with { Checks = task.Checks.Add(BindCheck(check, checks)) },
                WordsLineSyntax { Keyword.Text: "forbid" } forbid => task with { Forbidden = [.. task.Forbidden.Union(BindWords(forbid, NamesOfCalls(), "a call of the library"))] },
                LimitLineSyntax limit => BindLimit(task, limit, limits),
                ClauseLineSyntax solution => BindSolution(task, solution),
                _ => BindCommonLine(task, line),
            };
        }

        return (TaskDescriptor)item;
    }

    private HashSet<string> NamesOfCalls() =>
        [.. _library.Functions.Where(row => row.Kind is LibraryFunctionKind.Method or LibraryFunctionKind.Function).Select(row => row.Name)];

    private TaskDescriptor BindSolution(TaskDescriptor task, ClauseLineSyntax syntax)
    {
        var released = _uses;
        _uses = []; // a solution is never shown
        var part = BindBlockPart(syntax.Body, $"solution of {task.Name}");
        _uses = released;
        return task with { Solutions = task.Solutions.Add(part) };
    }

    private TaskDescriptor BindLimit(TaskDescriptor task, LimitLineSyntax syntax, Dictionary<string, int> seen)
    {
        if (syntax.What.IsMissing) return task;
        if (!LimitWords.Contains(syntax.What.Text))
        {
            ReportUnknown(DiagnosticDescriptors.ExerciseWordUnknown, syntax.What.Span, syntax.What.Text, LimitWords, syntax.What.Text, "operations or syscalls");
            return task;
        }

        var value = BindValue(syntax.Value);
        if (!CheckUnique(seen, syntax.What, $"'limit {syntax.What.Text}'")) return task;
        if (value.Type != PrimitiveType.Int || value.Constant is not { } constant || constant.Word < 0 || constant.Word > long.MaxValue)
        {
            ReportLineValue(syntax.What, syntax.Value, value, "a constant int, 0 or more");
            return task;
        }

        var limit = (long)constant.Word;
        return syntax.What.Text == "operations" ? task with { OperationLimit = limit } : task with { SystemCallLimit = limit };
    }

    private CheckDescriptor BindCheck(CheckLineSyntax syntax, Dictionary<string, int> names)
    {
        CheckUnique(names, syntax.Name, $"the check {syntax.Name.Text}");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var released = _uses;
        var isHidden = syntax.Attributes.Any(attribute => attribute is HiddenAttributeSyntax);
        if (isHidden) _uses = [];
        decimal? points = null;
        RevealLevel? reveal = null;
        ExercisePart? because = null;
        foreach (var attribute in syntax.Attributes.Where(attribute => CheckUnique(seen, attribute.Keyword, $"'{attribute.Keyword.Text}'")))
        {
            switch (attribute)
            {
                case ValueAttributeSyntax { Keyword.Kind: SyntaxKind.PointsKeyword } value:
                    points = BindDecimal(value.Keyword, value.Value, "a constant number, 0 or more");
                    break;
                case ValueAttributeSyntax value:
                    because = BindText(value.Keyword, value.Value, $"reason of {syntax.Name.Text}");
                    break;
                case RevealAttributeSyntax level when RevealWords.Contains(level.Level.Text):
                    reveal = LevelOf(level.Level.Text);
                    break;
                case RevealAttributeSyntax { Level.IsMissing: false } level:
                    ReportUnknown(DiagnosticDescriptors.ExerciseWordUnknown, level.Level.Span, level.Level.Text, RevealWords, level.Level.Text, "all, note, error or points");
                    break;
            }
        }

        var body = BindBlockPart(syntax.Body, $"check {syntax.Name.Text}");
        _uses = released;
        if (!seen.ContainsKey("points") && !HasSyntaxError(syntax)) Report(DiagnosticDescriptors.ExerciseLineMissing, syntax.Name.Span, $"the check {syntax.Name.Text}", "points");
        return new CheckDescriptor(syntax.Name.Value as string ?? "", points ?? 0, isHidden, body, syntax.Span) { Reveal = reveal, Because = because };
    }
}
