using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Binding;

/// <content>Questions: the key decides the kind, and the kind what else may be said.</content>
internal sealed partial class Binder
{
    private static readonly ImmutableArray<string> MapsFields = ["start", "end", "perms", "offset", "name"];

    /// <summary>While a key is bound: what its first <c>return</c> gives.</summary>
    private KeyResult? _key;

    private sealed class KeyResult
    {
        public TypeSymbol? Type { get; set; }
    }

    private QuestionDescriptor? BindQuestion(ItemLineSyntax syntax)
    {
        if (BindHeader(syntax) is not { } text) return null;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = syntax.Lines.Where(line => MayStand(line, ExercisePlaces.Question, seen)).ToArray();
        var question = new QuestionDescriptor(syntax.Name.Text, text, syntax.Span);
        var unordered = lines.OfType<PropertyLineSyntax>().FirstOrDefault(line => line.Keyword.Text == "unordered");
        var type = PrimitiveType.Error as TypeSymbol;
        var released = _uses;
        _uses = []; // a key is never shown
        if (lines.OfType<KeyLineSyntax>().FirstOrDefault() is { } line && BindKey(line) is { } key)
        {
            type = key.Type;
            question = question with { Key = key, Kind = KindOf(type, unordered is not null) ?? AnswerKind.Unknown };
            if (question.Kind == AnswerKind.Unknown) Report(DiagnosticDescriptors.QuestionKind, line.Keyword.Span, type);
        }

        _uses = released;
        foreach (var other in lines) question = BindQuestionLine(question, type, other);
        if (question.Points is null && !seen.ContainsKey("points")) ReportMissing(syntax, "the question", "points");
        return question;
    }

    private QuestionDescriptor BindQuestionLine(QuestionDescriptor question, TypeSymbol type, ExerciseLineSyntax line)
    {
        if (question.Kind != AnswerKind.Unknown && !GoesWith(line.Keyword.Text, question.Kind))
        {
            Report(DiagnosticDescriptors.DoesNotGoWithKind, line.Keyword.Span, line.Keyword.Text, Describe(question.Kind, type));
            return question;
        }

        switch (line)
        {
            case DistractorLineSyntax distractor:
                return BindDistractor(distractor, type) is { } bound ? question with { Distractors = question.Distractors.Add(bound) } : question;
            case PropertyLineSyntax { Keyword.Text: "accept" } accept:
                return question with { Accept = BindAccepted(accept, type) };
            case PropertyLineSyntax { Keyword.Text: "choices" } choices:
                return question with { IsMultipleChoice = true, Choices = BindChoices(choices, type) };
            case PropertyLineSyntax { Keyword.Text: "unordered" } unordered:
                if (unordered.Value is { } extra) ReportLineValue(unordered.Keyword, extra, null, "nothing");
                return question;
            case PropertyLineSyntax { Keyword.Text: "tolerance" } tolerance:
                return question with { Tolerance = BindDecimal(tolerance.Keyword, tolerance.Value, "a constant number, 0 or more") ?? 0 };
            case WordsLineSyntax { Keyword.Text: "blank" } blank:
                return question with { Blanks = BindWords(blank, MapsFields, "a field of a maps line") };
            default:
                return BindCommonLine(question, line) as QuestionDescriptor ?? question;
        }
    }

    /// <summary>What a key of a type asks for; null when nobody can write such a value.</summary>
    private AnswerKind? KindOf(TypeSymbol type, bool isUnordered)
    {
        if (type == _library.FindPattern("maps")?.Compared) return AnswerKind.Maps;
        if (type is ListType list) return KindOf(list.Element, false) is null or AnswerKind.Maps or AnswerKind.Sequence ? null : isUnordered ? AnswerKind.Set : AnswerKind.Sequence;
        if (type == PrimitiveType.Int || type == PrimitiveType.Number || type == UnitType.Pfn) return AnswerKind.Number;
        if (type == UnitType.Address) return AnswerKind.Address;
        if (type == PrimitiveType.Bool) return AnswerKind.Truth;
        if (type == PrimitiveType.String) return AnswerKind.Text;
        return type is UnitType ? AnswerKind.Name : null;
    }

    private static bool GoesWith(string word, AnswerKind kind) => word switch
    {
        "tolerance" => kind == AnswerKind.Number,
        "unordered" => kind == AnswerKind.Set,
        "blank" => kind == AnswerKind.Maps,
        "accept" => kind is not (AnswerKind.Maps or AnswerKind.Truth),
        "choices" or "distractor" => kind != AnswerKind.Maps,
        _ => true,
    };

    private static string Describe(AnswerKind kind, TypeSymbol type) => kind == AnswerKind.Maps ? "a key that is a maps" : $"a key of type {type}";

    private ExercisePart? BindKey(KeyLineSyntax syntax)
    {
        if (syntax.Value is { } value)
        {
            var part = BindValuePart(value, "key", null);
            return part is { Type: PatternType or NullableType } || part?.Type == PrimitiveType.Null ? Refuse(part) : part;
        }

        var body = syntax.Body!;
        _key = new KeyResult();
        var wasTopLevel = _isTopLevel;
        _isTopLevel = false;
        var block = BindBlock(body);
        _isTopLevel = wasTopLevel;
        var type = _key.Type;
        _key = null;
        if (type is null || !Flow.AlwaysLeaves(block))
        {
            if (!HasSyntaxError(syntax)) Report(DiagnosticDescriptors.NotEveryPathReturns, syntax.Keyword.Span, "key", type?.Name ?? "a value");
            return null;
        }

        return type.IsError ? null : AddPart("key", block, type, body.Span);
    }

    private ExercisePart? Refuse(ExercisePart part)
    {
        Report(DiagnosticDescriptors.QuestionKind, part.Span, part.Type);
        return null;
    }

    private BoundBlock BindReturnOfKey(ReturnStatementSyntax syntax)
    {
        if (syntax.Expression is null)
        {
            Report(DiagnosticDescriptors.ReturnNeedsValue, syntax.Span, "key", "its answer");
            _key!.Type ??= PrimitiveType.Error;
            return new BoundBlock(syntax.Span, [new BoundReturnStatement(syntax.Span, null)]);
        }

        var value = BindValue(syntax.Expression);
        if (_key!.Type is { } type)
        {
            value = Convert(value, type);
        }
        else if (value.Type is NullableType nullable)
        {
            value = Convert(value, nullable.Underlying);
        }

        _key.Type ??= value.Type;
        return new BoundBlock(syntax.Span, [new BoundSubmissionValue(syntax.Span, value), new BoundReturnStatement(syntax.Span, null)]);
    }

    private DistractorDescriptor? BindDistractor(DistractorLineSyntax syntax, TypeSymbol type)
    {
        var released = _uses;
        _uses = []; // its reason is told to those who chose it
        var value = BindValuePart(syntax.Value, "distractor", type.IsError ? null : type);
        _uses = released;
        if (syntax.Reason is null)
        {
            Report(DiagnosticDescriptors.ExerciseLineMissing, syntax.Keyword.Span, "the distractor", "'because' with a reason");
            return null;
        }

        _uses = [];
        var reason = BindValuePart(syntax.Reason, "reason of a distractor", PrimitiveType.String);
        _uses = released;
        return value is null || reason is null ? null : new DistractorDescriptor(value, reason);
    }

    /// <summary>A range or a list of the key's type, or of its elements' when it is a list.</summary>
    private ExercisePart? BindAccepted(PropertyLineSyntax syntax, TypeSymbol type)
    {
        if (syntax.Value is null)
        {
            ReportLineValue(syntax.Keyword, null, null, "a range or a list");
            return null;
        }

        var wasTopLevel = _isTopLevel;
        _isTopLevel = false;
        var value = BindValue(syntax.Value);
        _isTopLevel = wasTopLevel;
        var element = type is ListType list ? list.Element : type;
        var range = RangeOf(element == PrimitiveType.Number ? PrimitiveType.Int : element);
        var accepted = value.Type.IsError ? value
            : element.IsError && value.Type is RangeType or ListType ? value
            : TryConvert(value, new ListType(element)) ?? (range is null ? null : TryConvert(value, range));
        if (accepted is { Type.IsError: false }) return ValuePart("accept", accepted);
        if (accepted is null) ReportLineValue(syntax.Keyword, syntax.Value, value, range is null ? $"a list of {element}" : $"a range or a list of {element}");
        return null;
    }

    private ExercisePart? BindChoices(PropertyLineSyntax syntax, TypeSymbol type)
    {
        if (syntax.Value is null) return null;
        return BindValuePart(syntax.Value, "choices", type.IsError ? null : new ListType(type));
    }
}
