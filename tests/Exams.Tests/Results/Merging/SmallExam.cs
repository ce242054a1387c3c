using MemDsl.Exams.Results;

namespace MemDsl.Exams.Tests.Results.Merging;

/// <summary>Results of an exam with a question of four points and a task of four.</summary>
internal static class SmallExam
{
    public static GradedSubmission Of(string id, decimal question, decimal task) => new()
    {
        Student = id,
        Exam = "paging",
        Verdict = SubmissionVerdict.Graded,
        ModelVersion = "0.5.0",
        Items =
        [
            new GradedItem
            {
                Exercise = "Paging",
                Name = "resident",
                Text = "How many?",
                Kind = ItemKind.Question,
                Verdict = question == 4 ? ItemVerdict.Right : ItemVerdict.Wrong,
                Answer = Points.Text(question),
                Distractor = question == 0 ? "none is resident" : null,
                Checks = [Check("answer", question, 4)],
            },
            new GradedItem
            {
                Exercise = "Paging",
                Name = "shrink",
                Text = "Shrink.",
                Kind = ItemKind.Task,
                Verdict = task == 4 ? ItemVerdict.Right : ItemVerdict.Partial,
                Answer = "p.munmap(buf, 4K)",
                Checks = [Check("gone", Math.Min(task, 2), 2), Check("kept", Math.Max(task - 2, 0), 2) with { IsHidden = true }],
            },
        ],
    };

    private static GradedCheck Check(string name, decimal points, decimal maximum) =>
        new() { Name = name, Passed = points == maximum, Points = points, MaxPoints = maximum, Revelation = Revelation.Everything };
}
