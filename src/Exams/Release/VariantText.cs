using System.Collections.Immutable;
using MemDsl.Exams.Judging;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Release;

/// <summary>What a student is asked, on a terminal.</summary>
public static class VariantText
{
    public static void Write(TextWriter output, ImmutableArray<VariantState> states, string student)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var state in states)
        {
            output.WriteLine($"{state.Exercise.Name}{(state.Exercise.Variables.IsEmpty ? "" : $": {state.Variant}")}");
            if (state.Prompt.Length > 0) WriteIndented(output, state.Prompt, "  ");
            foreach (var item in state.Items)
            {
                output.WriteLine();
                output.WriteLine($"  {item.Item.Name} ({Points.Text(item.Item.Points)} {(item.Item.Points == 1 ? "point" : "points")}): {SafeText.Line(item.Text)}");
                foreach (var line in AnswerForms.Of(item, student)) output.WriteLine("    " + line);
                foreach (var hint in item.Hints) output.WriteLine($"    hint: {SafeText.Line(hint)}");
            }

            output.WriteLine();
        }
    }

    internal static void WriteIndented(TextWriter output, string text, string indent)
    {
        foreach (var line in SafeText.Lines(text).TrimEnd('\n').Split('\n')) output.WriteLine(line.Length == 0 ? "" : indent + line);
    }
}
