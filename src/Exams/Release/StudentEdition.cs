using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Release;

/// <summary>
/// An exam as students get it: the same language, with what was drawn in place of what varies, and without keys, reasons of distractors, notes, hidden
/// checks and solutions. It is made of what may be shown, not by taking away what may not: a line that nothing here knows is not in it.
/// </summary>
public sealed class StudentEdition
{
    private readonly Exam _exam;
    private readonly Func<Exercise, ImmutableArray<ConstantValue>> _valuesOf;
    private readonly Func<Question, ImmutableArray<PartValue>> _choicesOf;
    private readonly StringBuilder _text = new();

    private StudentEdition(Exam exam, Func<Exercise, ImmutableArray<ConstantValue>> valuesOf, Func<Question, ImmutableArray<PartValue>> choicesOf)
    {
        _exam = exam;
        _valuesOf = valuesOf;
        _choicesOf = choicesOf;
    }

    /// <summary>The text of the edition, in the layout of <c>mem fmt</c>. It compiles as an exam without keys.</summary>
    /// <param name="exam">Without errors.</param>
    /// <param name="valuesOf">The variant: a value for each variable of an exercise, in their order.</param>
    /// <param name="choicesOf">What a multiple-choice question offers, in the order in which it is shown.</param>
    public static string Of(Exam exam, Func<Exercise, ImmutableArray<ConstantValue>> valuesOf, Func<Question, ImmutableArray<PartValue>> choicesOf)
    {
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(valuesOf);
        ArgumentNullException.ThrowIfNull(choicesOf);
        return Formatter.Format(SyntaxTree.Parse(new StudentEdition(exam, valuesOf, choicesOf).Write(), exam.Name + ".mem"));
    }

    private string Write()
    {
        var statements = _exam.Script.Compilation!.SyntaxTree.Root.Statements;
        var uses = _exam.Exercises.SelectMany(exercise => exercise.Descriptor.ReleasedUses);
        Line(Preamble.Of(_exam, uses, statements.OfType<MachineDeclarationSyntax>().FirstOrDefault()));
        foreach (var exercise in _exam.Exercises)
            WriteExercise(exercise, statements.OfType<ExerciseDeclarationSyntax>().First(syntax => syntax.Span == exercise.Descriptor.Span));
        return _text.ToString();
    }

    private void WriteExercise(Exercise exercise, ExerciseDeclarationSyntax syntax)
    {
        Line("");
        Line($"exercise {syntax.Name.Text} {{");
        var values = _valuesOf(exercise);
        for (var i = 0; i < exercise.Variables.Length; i++) Line($"vary {exercise.Variables[i].Name} in [{LiteralText.Of(PartValue.Of(values[i]))}]");
        foreach (var line in syntax.Lines)
        {
            switch (line)
            {
                case MachineLineSyntax or PropertyLineSyntax { Keyword.Text: "prompt" }:
                    Line(SourceCopy.WithoutComments(line));
                    break;
                case ClauseLineSyntax { Keyword.Text: "given" }:
                    Line(line.ToString());
                    break;
                case ItemLineSyntax item:
                    WriteItem(_exam.Find(item.Name.Text)!, item);
                    break;
            }
        }

        Line("}");
    }

    private void WriteItem(ExerciseItem item, ItemLineSyntax syntax)
    {
        Line($"{syntax.Keyword.Text} {item.Name} {SourceCopy.WithoutComments(syntax.Text!)} {{");
        Line(string.Create(CultureInfo.InvariantCulture, $"points {item.Points}"));
        foreach (var line in syntax.Lines)
        {
            switch (line)
            {
                case PropertyLineSyntax { Keyword.Text: "accept" or "unordered" or "tolerance" or "hint" } or WordsLineSyntax { Keyword.Text: "blank" or "reveal" or "forbid" } or LimitLineSyntax:
                    Line(SourceCopy.WithoutComments(line));
                    break;
                case PropertyLineSyntax { Keyword.Text: "choices" }:
                    Line($"choices [{string.Join(", ", _choicesOf((Question)item).Select(LiteralText.Of))}]");
                    break;
                case CheckLineSyntax check when !check.Attributes.Any(attribute => attribute is HiddenAttributeSyntax):
                    WriteCheck(check);
                    break;
            }
        }

        Line("}");
    }

    private void WriteCheck(CheckLineSyntax syntax)
    {
        var attributes = syntax.Attributes.Where(attribute => attribute.Keyword.Kind != SyntaxKind.BecauseKeyword).Select(SourceCopy.WithoutComments);
        Line($"check {syntax.Name.Text} {string.Join(' ', attributes)} {SourceCopy.WithoutComments(syntax.Body)}");
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
