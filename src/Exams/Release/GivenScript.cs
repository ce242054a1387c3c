using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Release;

/// <summary>The given state of an exercise as a plain script, for a session or a run: a file with exercises is for <c>mem exam</c> alone.</summary>
public static class GivenScript
{
    /// <summary>The file's name: with the exercise's number where an exam has several.</summary>
    public static string NameOf(Exercise exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        var exercises = exercise.Exam.Exercises;
        return exercises.Length == 1 ? "given.mem" : string.Create(CultureInfo.InvariantCulture, $"given-{exercises.IndexOf(exercise) + 1}.mem");
    }

    /// <summary>The text, in the layout of <c>mem fmt</c>. Where nothing is given, it is the machine and what was drawn.</summary>
    /// <param name="exercise">Of an exam without errors.</param>
    /// <param name="values">The variant: a value for each variable, in their order.</param>
    public static string Of(Exercise exercise, ImmutableArray<ConstantValue> values)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return Formatter.Format(SyntaxTree.Parse(Write(exercise, values), NameOf(exercise)));
    }

    private static string Write(Exercise exercise, ImmutableArray<ConstantValue> values)
    {
        var statements = exercise.Exam.Script.Compilation!.SyntaxTree.Root.Statements;
        var syntax = statements.OfType<ExerciseDeclarationSyntax>().First(syntax => syntax.Span == exercise.Descriptor.Span);
        var machine = syntax.Lines.OfType<MachineLineSyntax>().FirstOrDefault()?.Declaration ?? statements.OfType<MachineDeclarationSyntax>().FirstOrDefault();
        var text = new StringBuilder(Preamble.Of(exercise.Exam, exercise.Descriptor.StateUses, machine));
        for (var i = 0; i < values.Length; i++) text.Append("let ").Append(exercise.Variables[i].Name).Append(" = ").Append(LiteralText.Of(PartValue.Of(values[i]))).Append('\n');
        if (syntax.Lines.OfType<ClauseLineSyntax>().FirstOrDefault(line => line.Keyword.Text == "given") is { } given)
            text.Append('\n').Append(Inside(given.Body, exercise.Descriptor.Source)).Append('\n');
        return text.ToString();
    }

    /// <summary>Everything between the braces, comments too.</summary>
    private static string Inside(BlockSyntax block, SourceText source) =>
        source.ToString(TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.Span.Start));
}
