using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Tests.Results.Files;

public sealed class ResultFileTests
{
    private static readonly GradedSubmission Sample = new()
    {
        Student = "ada",
        StudentName = "Ada",
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
                Verdict = ItemVerdict.Right,
                Answer = "2",
                Checks = [new GradedCheck { Name = "answer", Passed = true, Points = 1.50m, MaxPoints = 2m, Revelation = Revelation.Everything }],
            },
        ],
    };

    [Fact]
    public void What_is_written_is_read_back_whole() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(RandomResults.Any, submission =>
    {
        var read = Read(ResultFile.Write(submission));

        DeepEqual.Assert(submission, read);
        Assert.Equal(submission.Points, read.Points);
    }));

    [Fact]
    public void The_same_result_is_the_same_bytes_whatever_zeros_its_points_carry()
    {
        var other = Sample with { Items = [Sample.Items[0] with { Checks = [Sample.Items[0].Checks[0] with { Points = 1.5m, MaxPoints = 2.000m }] }] };

        Assert.Equal(ResultFile.Write(Sample), ResultFile.Write(other));
        Assert.Contains("\"points\": 1.5,", Encoding.UTF8.GetString(ResultFile.Write(other)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"verdict\": \"graded\"", "\"verdict\": \"great\"", "at verdict: expected one of graded, missing, empty, unreadable, invalid, defect, found \"great\"")]
    [InlineData("\"points\": 1.5,\n      \"maxPoints\": 2,\n      \"checks\"", "\"points\": 2,\n      \"maxPoints\": 2,\n      \"checks\"", "at items[0].points: 2 is said, and its parts add up to 1.5")]
    [InlineData("\"passed\": true", "\"passed\": 1", "at items[0].checks[0].passed: expected true or false, found 1")]
    [InlineData("\"student\": \"ada\",", "", "\"student\" is missing")]
    [InlineData("\"version\": 1", "\"version\": 9", "its version is 9, and this mem reads version 1")]
    [InlineData("mem-exam-result", "junit", "its \"format\" is not \"mem-exam-result\"")]
    [InlineData("\"items\": [", "\"items\": [[", "at line ")]
    [InlineData("\"reason\": \"\"", "\"reason\": \"\\ud800\"", "at reason: the text is half a character")]
    public void A_damaged_file_is_refused_with_the_place(string old, string damaged, string message)
    {
        var text = Encoding.UTF8.GetString(ResultFile.Write(Sample));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(text[..at] + damaged + text[(at + old.Length)..]);

        var refused = Assert.IsType<FileContent<GradedSubmission>.Refused>(ResultFile.Read(bytes, "results/ada.json"));

        Assert.StartsWith("error MEM5301: 'results/ada.json' is not what mem exam grade wrote", refused.Problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, refused.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_bytes_are_they_are_read_or_refused()
    {
        var whole = ResultFile.Write(Sample);
        for (var length = 0; length < whole.Length - 1; length++)
            Assert.IsType<FileContent<GradedSubmission>.Refused>(ResultFile.Read(whole.AsSpan(0, length), "cut.json"));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(), change =>
        {
            var bytes = (byte[])whole.Clone();
            bytes[change.Item1] = (byte)change.Item2;
            Assert.NotNull(ResultFile.Read(bytes, "changed.json"));
        }));
    }

    private static GradedSubmission Read(byte[] bytes) => ResultFile.Read(bytes, "x.json") switch
    {
        FileContent<GradedSubmission>.Read(var value) => value,
        FileContent<GradedSubmission>.Refused(var problem) => throw new InvalidOperationException(problem.ToString()),
        _ => throw new InvalidOperationException(),
    };
}
