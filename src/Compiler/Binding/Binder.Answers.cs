using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <content>
/// A file of answers. It is bound against the exam's tables, but sees only what the exam's <c>given</c> blocks reach; each answer stands in the scope
/// of its own exercise. Every top-level statement has diagnostics of its own, so that a mistake in one answer leaves the others as they are.
/// </content>
internal sealed partial class Binder
{
    /// <summary>What answers may not declare again: the names of the exam that they see. Null where no answers are bound.</summary>
    private HashSet<Symbol>? _examNames;

    /// <summary>A top-level statement of a file of answers: what is wrong with it, and what else of the file it uses.</summary>
    private sealed class AnswerUnit(StatementSyntax syntax)
    {
        public StatementSyntax Syntax => syntax;

        public DiagnosticBag Diagnostics { get; } = [];

        public HashSet<Symbol> Uses { get; } = [];

        public ItemDescriptor? Item { get; set; }

        public BoundBlock? Body { get; set; }

        public TypeSymbol Type { get; set; } = PrimitiveType.Void;
    }

    public static BoundAnswers BindAnswers(SyntaxTree tree, Library library, BoundProgram exam)
    {
        var binder = new Binder(library, CompilationOptions.Default, isScript: false, exam, [], recorder: null, tree);
        return binder.BindAnswers(exam);
    }

    private BoundAnswers BindAnswers(BoundProgram exam)
    {
        _hasTests = _hasExercises = true; // beside answers stand constants only, and it is noted what uses what
        _examNames = [.. exam.Exercises.SelectMany(exercise => exercise.Variables.Concat(exercise.Lent))];
        var lent = new BoundScope(null);
        foreach (var symbol in exam.Exercises.SelectMany(exercise => exercise.Lent)) lent.DeclareIfNew(symbol);
        _scope = new BoundScope(lent);
        var units = Statements(_tree.Root.Statements).Select(statement => new AnswerUnit(statement)).ToArray();
        var outside = TakeSyntaxDiagnostics(units);
        var declared = new Dictionary<Symbol, AnswerUnit>();
        DeclareOwn(units, exam.FunctionCount, declared);
        var constants = BindConstants(units, declared);
        var functions = BindOwnFunctions(units);
        BindAnswers(units, exam);
        return Finish(exam, units, declared, constants, functions, outside);
    }

    /// <summary>The statements of the file. What stands in an answer without its closing brace was meant to stand behind it.</summary>
    private static IEnumerable<StatementSyntax> Statements(IEnumerable<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            yield return statement;
            if (statement is not AnswerDeclarationSyntax { Body: { CloseBraceToken.IsMissing: true } body }) continue;
            foreach (var inner in Statements(body.Statements.Where(inner => inner is AnswerDeclarationSyntax or FunctionDeclarationSyntax))) yield return inner;
        }
    }

    /// <summary>Gives each message of the parser to the statement that it is about: the last that begins before it.</summary>
    private List<Diagnostic> TakeSyntaxDiagnostics(AnswerUnit[] units)
    {
        var outside = new List<Diagnostic>();
        foreach (var diagnostic in _tree.Diagnostics)
        {
            var unit = diagnostic.Location is { } place ? Array.FindLast(units, unit => unit.Syntax.Span.Start <= place.Span.Start) : null;
            if (unit is null) outside.Add(diagnostic);
            else unit.Diagnostics.AddRange([diagnostic]);
        }

        return outside;
    }

    private void DeclareOwn(AnswerUnit[] units, int mainOrdinal, Dictionary<Symbol, AnswerUnit> declared)
    {
        foreach (var unit in units)
        {
            _diagnostics = unit.Diagnostics;
            switch (unit.Syntax)
            {
                case FunctionDeclarationSyntax function:
                    CheckNotOfExam(function.Name);
                    var symbol = DeclareFunction(function, mainOrdinal + 1 + _functions.Count);
                    _functions.Add((symbol, function));
                    declared.Add(symbol, unit);
                    break;
                case AnswerDeclarationSyntax or VariableDeclarationSyntax:
                    break;
                default:
                    Report(DiagnosticDescriptors.NotInAnswers, FirstLine(unit.Syntax), WhatIs(unit.Syntax));
                    break;
            }
        }
    }

    private void CheckNotOfExam(SyntaxToken name)
    {
        if (!name.IsMissing && _scope.FindCollision(name.Text) is null && _examNames!.Any(symbol => symbol.Name == name.Text)) Report(DiagnosticDescriptors.ExerciseName, name.Span, name.Text);
    }

    private static string WhatIs(StatementSyntax syntax) => syntax switch
    {
        ImportDeclarationSyntax => "an import",
        MachineDeclarationSyntax => "a machine block",
        ImageBlockDeclarationSyntax or ImageFileDeclarationSyntax => "an image",
        FileDeclarationSyntax => "a file",
        RequiresDeclarationSyntax => "'requires'",
        TestDeclarationSyntax => "a test",
        ExerciseDeclarationSyntax => "an exercise",
        AnswerDeclarationSyntax => "an answer inside of another",
        FunctionDeclarationSyntax => "a function inside of an answer",
        _ => "a statement outside of an answer",
    };

    private ImmutableArray<BoundStatement> BindConstants(AnswerUnit[] units, Dictionary<Symbol, AnswerUnit> declared)
    {
        var statements = ImmutableArray.CreateBuilder<BoundStatement>();
        foreach (var unit in units)
        {
            if (unit.Syntax is not VariableDeclarationSyntax syntax) continue;
            Begin(unit);
            CheckNotOfExam(syntax.Name);
            var declaration = BindVariableDeclaration(syntax);
            declared.TryAdd(declaration.Variable, unit);
            unit.Uses.UnionWith(_usesOf[declaration.Variable]);
            if (!unit.Diagnostics.HasErrors && !unit.Uses.Any(use => declared.TryGetValue(use, out var other) && other.Diagnostics.HasErrors)) statements.Add(declaration);
        }

        return statements.ToImmutable();
    }

    private void Begin(AnswerUnit unit)
    {
        _diagnostics = unit.Diagnostics;
        _uses = unit.Uses;
    }

    private ImmutableArray<BoundFunction> BindOwnFunctions(AnswerUnit[] units)
    {
        var functions = ImmutableArray.CreateBuilder<BoundFunction>();
        foreach (var (symbol, syntax) in _functions)
        {
            var unit = Array.Find(units, unit => unit.Syntax == syntax)!;
            _diagnostics = unit.Diagnostics;
            var function = BindFunctionBody((symbol, syntax));
            unit.Uses.UnionWith(_usesOf[symbol]);
            // What has an error is never called, but has its number.
            functions.Add(unit.Diagnostics.HasErrors ? function with { Body = new BoundBlock(syntax.Body.Span, []) } : function);
        }

        return functions.ToImmutable();
    }

    private void BindAnswers(AnswerUnit[] units, BoundProgram exam)
    {
        var items = exam.Exercises.SelectMany(exercise => exercise.Descriptor.Items).Select(item => item.Name).ToArray();
        var answers = Array.FindAll(units, unit => unit.Syntax is AnswerDeclarationSyntax);
        foreach (var unit in answers)
        {
            var syntax = (AnswerDeclarationSyntax)unit.Syntax;
            Begin(unit);
            if (syntax.Name.IsMissing) continue;
            if (Array.Find(answers, other => other != unit && ((AnswerDeclarationSyntax)other.Syntax).Name.Text == syntax.Name.Text) is { } twin)
                ReportWithHelp(DiagnosticDescriptors.AnsweredTwice, syntax.Name.Span, $"the other answer is in line {twin.Syntax.Location.Start.Line}", syntax.Name.Text);
            if (exam.Exercises.FirstOrDefault(exercise => exercise.Descriptor.Items.Any(item => item.Name == syntax.Name.Text)) is { } found) BindAnswer(unit, syntax, found);
            else ReportUnknown(DiagnosticDescriptors.UnknownItem, syntax.Name.Span, syntax.Name.Text, items, syntax.Name.Text);
        }

        _uses = null;
    }

    private void BindAnswer(AnswerUnit unit, AnswerDeclarationSyntax syntax, BoundExercise exercise)
    {
        unit.Item = exercise.Descriptor.Items.First(item => item.Name == syntax.Name.Text);
        OpenScope(syntax.Span);
        foreach (var variable in exercise.Variables) _scope.DeclareIfNew(variable);
        switch (unit.Item)
        {
            case QuestionDescriptor question when syntax.Value is { } value:
                BindValueOf(unit, question, value, exercise);
                break;
            case TaskDescriptor when syntax.Body is { CloseBraceToken.IsMissing: true }:
                break;
            case TaskDescriptor when syntax.Body is { } body:
                _isTopLevel = false;
                unit.Body = BindBlock(body);
                _isTopLevel = true;
                break;
            case QuestionDescriptor:
                Report(DiagnosticDescriptors.AnswerForm, syntax.Name.Span, syntax.Name.Text, "question", $"answer {syntax.Name.Text} = VALUE");
                break;
            default:
                Report(DiagnosticDescriptors.AnswerForm, syntax.Name.Span, syntax.Name.Text, "task", $"answer {syntax.Name.Text} {{ … }}");
                break;
        }

        CloseScope();
    }

    private void BindValueOf(AnswerUnit unit, QuestionDescriptor question, ExpressionSyntax syntax, BoundExercise exercise)
    {
        _isTopLevel = false;
        _workedOut = new WorkedOut([.. exercise.Descriptor.Variables.Select(variable => variable.Slot)]);
        var value = AsAnswer(BindValue(syntax), question);
        _workedOut = null;
        _isTopLevel = true;
        unit.Type = value.Type;
        unit.Body = new BoundBlock(value.Span, [new BoundSubmissionValue(value.Span, value)]);
    }

    /// <summary>The value as the question wants it. An int that was computed is an address where one is asked for: the student cannot have meant anything else.</summary>
    private BoundExpression AsAnswer(BoundExpression value, QuestionDescriptor question)
    {
        if (value.Type.IsError || question.Key?.Type is not { } type) return value;
        if (question.Kind == AnswerKind.Number && (value.Type == PrimitiveType.Int || value.Type == PrimitiveType.Number)) return value;
        if (question.Kind == AnswerKind.Maps)
        {
            if (value.Type is PatternType { Pattern.Name: "maps" }) return value;
            ReportWithHelp(DiagnosticDescriptors.TypeMismatch, value.Span, "write maps { … } with the lines of /proc/PID/maps", "a maps", Describe(value));
            return new BoundErrorExpression(value.Span);
        }

        if (value is BoundListExpression list && type is ListType { Element: UnitType unit } units)
        {
            var elements = list.Elements.Select(element => AsUnit(element, unit)).ToImmutableArray();
            if (elements.All(element => element.Type == unit)) return new BoundListExpression(list.Span, units, elements);
        }

        return Convert(type is UnitType own ? AsUnit(value, own) : value, type);
    }

    private static BoundExpression AsUnit(BoundExpression value, UnitType unit) =>
        unit.IsAffine && value.Type == PrimitiveType.Int && value.Constant is null ? new BoundConversion(value.Span, unit, ConversionKind.Reinterpret, value) : TryConvert(value, unit) ?? value;

    private BoundAnswers Finish(
        BoundProgram exam, AnswerUnit[] units, Dictionary<Symbol, AnswerUnit> declared, ImmutableArray<BoundStatement> constants, ImmutableArray<BoundFunction> functions,
        List<Diagnostic> outside)
    {
        _diagnostics = [];
        CheckExpectations();
        foreach (var diagnostic in _diagnostics)
            Array.FindLast(units, unit => unit.Syntax.Span.Start <= diagnostic.Location!.Span.Start)!.Diagnostics.AddRange([diagnostic]);
        _firstPart = exam.FunctionCount + 1 + functions.Length;
        var answers = ImmutableArray.CreateBuilder<BoundAnswer>();
        foreach (var unit in units)
        {
            if (unit.Syntax is not AnswerDeclarationSyntax syntax)
            {
                outside.AddRange(unit.Diagnostics);
                continue;
            }

            var all = new List<Diagnostic>();
            Collect(unit, declared, all, []);
            var diagnostics = WithoutConsequences(all);
            var part = unit.Body is { } body && !diagnostics.Any(diagnostic => diagnostic.IsError) ? AddPart($"answer {syntax.Name.Text}", body, unit.Type, syntax.Value?.Span ?? body.Span) : null;
            answers.Add(new BoundAnswer(syntax.Name.Text, unit.Item, part, diagnostics, syntax.Span));
        }

        var main = new BoundBlock(_tree.Root.Span, constants);
        var program = new BoundProgram(_tree.Text, _scope, exam.Machine, main, exam.FunctionCount, functions, [], [.. _globals], exam.Images, exam.Files, exam.CSharpBlocks)
        {
            Parts = [.. _parts],
            Exercises = exam.Exercises,
            Lambdas = [.. _lambdas],
        };
        return new BoundAnswers(program, answers.ToImmutable(), WithoutConsequences(outside));
    }

    /// <summary>What is wrong with a statement and with everything that it uses.</summary>
    private static void Collect(AnswerUnit unit, Dictionary<Symbol, AnswerUnit> declared, List<Diagnostic> all, HashSet<AnswerUnit> seen)
    {
        if (!seen.Add(unit)) return;
        all.AddRange(unit.Diagnostics);
        foreach (var use in unit.Uses)
        {
            if (declared.TryGetValue(use, out var other)) Collect(other, declared, all, seen);
        }
    }

    private static ImmutableArray<Diagnostic> WithoutConsequences(List<Diagnostic> all)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(all);
        return Compilation.WithoutConsequences(bag.ToSortedArray());
    }
}
