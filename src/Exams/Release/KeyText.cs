using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Pictures;
using MemDsl.Runtime.Processes;

namespace MemDsl.Exams.Release;

/// <summary>The answers of a variant and the model's explanation of each, on a terminal. For teachers alone.</summary>
public static class KeyText
{
    public static void Write(TextWriter output, ImmutableArray<VariantState> states, string student)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var state in states)
        {
            output.WriteLine($"{state.Exercise.Name}{(state.Exercise.Variables.IsEmpty ? "" : $": {state.Variant}")}");
            foreach (var item in state.Items)
            {
                output.WriteLine();
                output.WriteLine($"  {item.Item.Name} ({Points.Text(item.Item.Points)}): {SafeText.Line(item.Text)}");
                if (item is QuestionState question) Write(output, question, student);
                else if (item is TaskState task) Write(output, task);
            }

            output.WriteLine();
        }
    }

    private static void Write(TextWriter output, QuestionState state, string student)
    {
        output.WriteLine("    key");
        VariantText.WriteIndented(output, state.KeyText, "      ");
        foreach (var choice in state.ChoicesOf(student)) output.WriteLine($"    choice {choice}");
        foreach (var distractor in state.Distractors) output.WriteLine($"    wrong {distractor.Value} because {SafeText.Line(distractor.Reason)}");
        if (state.Note.Length > 0) output.WriteLine($"    note: {SafeText.Line(state.Note)}");
        WriteSource(output, "    computed by", state.Question.Key!);
        if (state.Explanation.Length > 0)
        {
            output.WriteLine("    what happened");
            VariantText.WriteIndented(output, state.Explanation, "      ");
        }

        foreach (var asked in state.Walks)
        {
            output.WriteLine($"    page walk of process {asked.Pid}");
            VariantText.WriteIndented(output, PictureText.Of(PageWalkPicture.Of("", asked.Walk)), "      ");
        }

        if (state.Explanation.Length > 0 && state.After is { } after) WritePictures(output, after.Machine);
    }

    private static void Write(TextWriter output, TaskState state)
    {
        for (var i = 0; i < state.Task.Checks.Length; i++)
        {
            var check = state.Task.Checks[i];
            output.WriteLine($"    check {check.Name} ({Points.Text(check.Points)}{(check.IsHidden ? ", hidden" : "")}){(state.CheckNotes[i].Length == 0 ? "" : $" because {SafeText.Line(state.CheckNotes[i])}")}");
        }

        foreach (var solution in state.Task.Solutions) WriteSource(output, "    a solution", solution);
        if (state.Solved is { } solved)
        {
            output.WriteLine("    what it leaves");
            WritePictures(output, solved.Machine);
        }
    }

    private static void WriteSource(TextWriter output, string head, ExercisePart part)
    {
        output.WriteLine(head);
        var lines = part.Source.ToString(part.Span).ReplaceLineEndings("\n").Split('\n');
        var indent = lines.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        for (var i = 0; i < lines.Length; i++) output.WriteLine(("      " + (i == 0 ? lines[i] : lines[i].Length >= indent ? lines[i][indent..] : lines[i])).TrimEnd());
    }

    private static void WritePictures(TextWriter output, Runtime.Machine machine)
    {
        foreach (var process in machine.Processes.All.Where(process => process.State == ProcessState.Running))
        {
            output.WriteLine($"    process {process.Pid} then");
            VariantText.WriteIndented(output, PictureText.Of(AddressSpacePicture.Of("", process)), "      ");
        }
    }
}
