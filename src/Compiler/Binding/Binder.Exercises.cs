using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>
/// Exercises. What <c>vary</c> and the top level of <c>given</c> declare are global slots, in a scope of the exercise; every other part is a
/// function of its own that sees them.
/// </content>
internal sealed partial class Binder
{
    private readonly List<BoundPart> _parts = [];
    private readonly List<BoundExercise> _exercises = [];
    private readonly Dictionary<string, int> _exerciseNames = [];
    private readonly Dictionary<string, int> _itemNames = [];
    private int _firstPart;

    /// <summary>The exercise that is being bound.</summary>
    private ExerciseDescriptor? _exercise;

    private void BindExercises(SyntaxTree tree, int firstPart)
    {
        _firstPart = firstPart;
        foreach (var exercise in tree.Root.Statements.OfType<ExerciseDeclarationSyntax>())
        {
            if (_isScript) Report(DiagnosticDescriptors.ExerciseInSession, exercise.ExerciseKeyword.Span);
            else BindExercise(exercise);
        }
    }

    private void BindExercise(ExerciseDeclarationSyntax syntax)
    {
        CheckUnique(_exerciseNames, syntax.Name, $"the exercise {syntax.Name.Text}");
        OpenScope(syntax.Span);
        var outer = _uses;
        _exercise = new ExerciseDescriptor(syntax.Name.Value as string ?? "", _tree.Text, syntax.Span);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        // What the lines below may use is bound first, so that their order in the file says nothing.
        var settings = _uses = [.. _machineUses];
        foreach (var line in syntax.Lines)
        {
            if (MayStand(line, ExercisePlaces.Exercise, seen)) BindSetting(line);
        }

        var given = _uses = [];
        foreach (var line in syntax.Lines.OfType<ClauseLineSyntax>().Where(line => line.Keyword.Text == "given").Take(1)) BindGiven(line);
        var state = Reached([.. given, .. settings]);
        var released = _uses = [.. given, .. settings];
        foreach (var line in syntax.Lines)
        {
            if (line is PropertyLineSyntax { Keyword.Text: "prompt" } prompt && _exercise.Prompt is null)
                _exercise = _exercise with { Prompt = BindText(prompt.Keyword, prompt.Value, "prompt") };
            else if (line is ItemLineSyntax item && BindItem(item) is { } bound)
                _exercise = _exercise with { Items = _exercise.Items.Add(bound) };
        }

        var variables = _scope.Symbols.OfType<GlobalVariableSymbol>().ToImmutableArray();
        CloseScope();
        _uses = outer;
        var lent = Reached(given);
        _exercises.Add(new BoundExercise(
            _exercise with { GivenVariables = Given(variables), GivenUses = Declarations(lent), StateUses = Declarations(state), ReleasedUses = Declarations(Reached(released)) },
            variables,
            lent));
        _exercise = null;
    }

    /// <summary>Whether a line belongs where it stands, and is the first of its kind where there is to be one.</summary>
    private bool MayStand(ExerciseLineSyntax line, ExercisePlaces place, Dictionary<string, int> seen)
    {
        if (line.Keyword.IsMissing || ExerciseWords.Find(line.Keyword.Text) is not { } word) return false;
        if ((word.Places & place) == 0)
        {
            Report(DiagnosticDescriptors.ExerciseLineMisplaced, line.Keyword.Span, word.Text, PlaceName(word.Places), PlaceName(place));
            return false;
        }

        return word.Repeats || CheckUnique(seen, line.Keyword, $"'{word.Text}'");
    }

    private static string PlaceName(ExercisePlaces place) => place switch
    {
        ExercisePlaces.Exercise => "an exercise",
        ExercisePlaces.Question => "a question",
        ExercisePlaces.Task => "a task",
        _ => "a question or task",
    };

    /// <summary>Reports a second token of the same text.</summary>
    private bool CheckUnique(Dictionary<string, int> seen, SyntaxToken token, string what)
    {
        if (token.IsMissing || seen.TryAdd(token.Text, _tree.Text.GetLineIndex(token.Span.Start) + 1)) return true;
        ReportWithHelp(DiagnosticDescriptors.ExerciseLineTwice, token.Span, $"the first is in line {seen[token.Text]}", what);
        return false;
    }

    private void BindSetting(ExerciseLineSyntax line)
    {
        switch (line)
        {
            case PropertyLineSyntax { Keyword.Text: "seed" } seed:
                var settings = _uses;
                _uses = [];
                var text = seed.Value is null ? null : BindValue(seed.Value);
                _uses = settings;
                if (text?.Constant is { Reference: string value }) _exercise = _exercise! with { Seed = value };
                else ReportLineValue(seed.Keyword, seed.Value, text, "a constant text");
                break;
            case MachineLineSyntax machine:
                _exercise = _exercise! with { Machine = BindMachine(machine.Declaration) };
                break;
            case VaryLineSyntax vary:
                BindVary(vary);
                break;
        }
    }

    private void BindVary(VaryLineSyntax syntax)
    {
        var settings = _uses;
        _uses = []; // what students are shown is the value that was drawn
        var domain = BindDomain(syntax.Domain);
        var variable = DeclareGlobal(syntax.Name, domain?.Type ?? PrimitiveType.Error, isReadOnly: true, constant: null);
        Declare(variable, syntax.Name);
        var where = syntax.Condition is null ? null : BindValuePart(syntax.Condition, $"where {syntax.Name.Text}", PrimitiveType.Bool);
        _uses = settings;
        if (domain is not null) _exercise = _exercise! with { Variables = _exercise.Variables.Add(new VaryDescriptor(variable.Name, variable.Slot, domain, where, syntax.Span)) };
    }

    private VaryDomain? BindDomain(ExpressionSyntax syntax)
    {
        var domain = BindValue(syntax);
        switch (domain)
        {
            case { Type.IsError: true }:
                return null;
            case BoundListExpression { Type: ListType { Element: var element } } list when IsVariable(element):
                var values = list.Elements.Select(value => value.Constant).ToArray();
                if (values.Length == 0 || Array.Exists(values, value => value is null)) break;
                for (var i = 0; i < values.Length; i++)
                {
                    if (Array.IndexOf(values, values[i]) == i) continue;
                    Report(DiagnosticDescriptors.VaryDomain, list.Elements[i].Span, $"{values[i]} is in the list already");
                    return null;
                }

                return new ListedDomain(element, [.. values.Select(value => value!.Value)]);
            case BoundRangeExpression { Type: RangeType { Element: var element } } range when IsVariable(element) && range.Start.Constant is { } start && range.End.Constant is { } end:
                var last = range.EndIsLength ? start.Word + end.Word : end.Word;
                if (last > start.Word) return new RangeDomain(element, start.Word, last);
                Report(DiagnosticDescriptors.VaryDomain, syntax.Span, "the range is empty: nothing could be drawn");
                return null;
        }

        Report(DiagnosticDescriptors.VaryDomain, syntax.Span, "a variable varies in a list of constants such as [4, 8, 16], or in a range such as 2..5");
        return null;
    }

    private static bool IsVariable(TypeSymbol type) =>
        type == PrimitiveType.Int || type == PrimitiveType.Number || type == PrimitiveType.Bool || type == PrimitiveType.String || type == UnitType.Address;

    /// <summary>Of the variables of the exercise those that do not vary.</summary>
    private ImmutableArray<GivenVariable> Given(ImmutableArray<GlobalVariableSymbol> variables) =>
    [
        .. variables.Where(variable => _exercise!.Variables.All(vary => vary.Slot != variable.Slot))
            .OrderBy(variable => variable.Name, StringComparer.Ordinal).Select(variable => new GivenVariable(variable.Name, variable.Slot, variable.Type)),
    ];

    private void BindGiven(ClauseLineSyntax syntax)
    {
        var hadTests = _hasTests;
        _hasTests = false; // this top level runs on a machine
        var statements = ImmutableArray.CreateBuilder<BoundStatement>(syntax.Body.Statements.Length);
        foreach (var statement in syntax.Body.Statements)
        {
            if (BindStatement(statement) is { } bound) statements.Add(bound);
        }

        _hasTests = hadTests;
        _exercise = _exercise! with { Given = AddPart("given", new BoundBlock(syntax.Body.Span, statements.DrainToImmutable()), PrimitiveType.Void, syntax.Body.Span) };
    }

    // ---- Parts ----

    private ExercisePart AddPart(string name, BoundBlock body, TypeSymbol type, TextSpan span)
    {
        _parts.Add(new BoundPart(_exercise is { } exercise ? $"{name} of {exercise.Name}" : name, body, _tree.Text));
        return new ExercisePart(_firstPart + _parts.Count - 1, type, _tree.Text, span);
    }

    /// <summary>A block that is run for what it does or asserts.</summary>
    private ExercisePart BindBlockPart(BlockSyntax syntax, string name)
    {
        var wasTopLevel = _isTopLevel;
        _isTopLevel = false;
        var body = BindBlock(syntax);
        _isTopLevel = wasTopLevel;
        return AddPart(name, body, PrimitiveType.Void, syntax.Span);
    }

    /// <summary>An expression whose value is wanted, of a type if one is given; null after an error.</summary>
    private ExercisePart? BindValuePart(ExpressionSyntax syntax, string name, TypeSymbol? type)
    {
        var wasTopLevel = _isTopLevel;
        _isTopLevel = false;
        var value = type is null ? BindValue(syntax) : BindValue(syntax, type);
        _isTopLevel = wasTopLevel;
        return value.Type.IsError ? null : ValuePart(name, value);
    }

    private ExercisePart ValuePart(string name, BoundExpression value) =>
        AddPart(name, new BoundBlock(value.Span, [new BoundSubmissionValue(value.Span, value)]), value.Type, value.Span);

    private ExercisePart? BindText(SyntaxToken keyword, ExpressionSyntax? syntax, string name)
    {
        if (syntax is not null) return BindValuePart(syntax, name, PrimitiveType.String);
        ReportLineValue(keyword, null, null, "a text");
        return null;
    }

    private void ReportLineValue(SyntaxToken keyword, ExpressionSyntax? syntax, BoundExpression? value, string expected)
    {
        if (value is { Type.IsError: true } || syntax is { IsMissing: true }) return;
        Report(DiagnosticDescriptors.ExerciseLineValue, syntax?.Span ?? keyword.Span, keyword.Text, expected);
    }
}
