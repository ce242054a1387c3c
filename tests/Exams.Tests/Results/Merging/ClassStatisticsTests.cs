using MemDsl.Exams.Formats;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Merging;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Results.Merging;

/// <summary>Figures that were worked out by hand.</summary>
public sealed class ClassStatisticsTests
{
    private static readonly MergedClass Class = new("paging", "0.5.0",
    [
        SmallExam.Of("ada", 4, 4),
        SmallExam.Of("bob", 0, 2),
        SmallExam.Of("cem", 0, 0),
        SmallExam.Of("dan", 1, 4),
        SmallExam.Of("eve", 4, 4) with { Verdict = SubmissionVerdict.Missing },
    ]);

    [Fact]
    public void Of_the_whole()
    {
        var statistics = ClassStatistics.Of(Class);

        Assert.Equal(5, statistics.Students);
        Assert.Equal([(SubmissionVerdict.Graded, 4), (SubmissionVerdict.Missing, 1)], statistics.Verdicts);
        Assert.Equal(new Spread(3.75m, 3.5m, 0, 8), statistics.Points);
    }

    [Fact]
    public void Of_a_question()
    {
        var item = ClassStatistics.Of(Class).Items[0];

        Assert.Equal((4, 1.25m, 0.25m), (item.Count, item.Mean, item.FullShare));

        // Points 4 0 0 1 beside 4 2 0 4: covariance 4·20 − 5·10 = 30, variances 43 and 44.
        Assert.Equal(0.690m, item.Discrimination);
        Assert.Equal([("0", 2), ("1", 1)], item.WrongAnswers);
        Assert.Equal([("none is resident", 2)], item.Distractors);
    }

    [Fact]
    public void Of_a_task_and_its_checks()
    {
        var item = ClassStatistics.Of(Class).Items[1];

        Assert.Equal((2.5m, 0.5m), (item.Mean, item.FullShare));
        Assert.Empty(item.WrongAnswers);
        Assert.Equal([("gone", 0.75m, 1.5m), ("kept", 0.5m, 1m)], item.Checks.Select(check => (check.Name, check.PassedShare, check.Mean)));
    }

    [Fact]
    public void Nothing_varies_in_a_class_of_one() => Assert.Null(ClassStatistics.Of(Class with { Submissions = [Class.Submissions[0]] }).Items[0].Discrimination);

    [Fact]
    public void A_class_without_a_graded_file_has_no_figures()
    {
        var statistics = ClassStatistics.Of(Class with { Submissions = [Class.Submissions[4]] });

        Assert.Null(statistics.Points);
        Assert.Empty(statistics.Items);
    }

    [Fact]
    public void As_text()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        MergeText.Write(writer, Class, ClassStatistics.Of(Class));

        Assert.Equal(
            """
            paging: 5 students: 4 graded, 1 missing
            points of 8: mean 3.75, median 3.5, lowest 0, highest 8

                                                      points    mean    all  discr.
            Paging: resident                               4    1.25   25 %    0.69
              wrong answer  2 × 0
              wrong answer  1 × 1
              distractor    2 × none is resident
            Paging: shrink                                 4     2.5   50 %    0.69
              gone                                         2     1.5   75 %
              kept (hidden)                                2       1   50 %

            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }

    [Fact]
    public void As_a_table()
    {
        using var writer = new StringWriter();
        StatisticsCsv.Write(writer, ClassStatistics.Of(Class));
        var rows = CsvRow.Read(writer.ToString()).ToList();

        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Fields.Length, row.Fields.Length));
        Assert.Equal(["question", "Paging", "resident", "", "", "4", "4", "0", "1.25", "0.25", "0.69", "2 × 0\n1 × 1", "2 × none is resident"], rows[1].Fields);
    }
}
