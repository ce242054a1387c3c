using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;
using MemDsl.Exams.Trying;

namespace MemDsl.Exams.Tests.Release;

/// <summary>What students get, for every exam of the examples.</summary>
public sealed class ReleasedExamTests
{
    public static TheoryData<string> Exams => [.. Directory.EnumerateDirectories(Repository.Exams).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Exams))]
    public void The_skeleton_is_an_empty_submission_until_it_is_filled_in(string name)
    {
        var (states, files) = Released(name);

        Assert.Equal(SubmissionVerdict.Empty, SubmissionText.Of(System.Text.Encoding.UTF8.GetBytes(files["answer.mem"])).Verdict);
        Assert.All(states.Exam.Items, item => Assert.Contains($"# answer {item.Name}", files["answer.mem"], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Exams))]
    public void The_edition_takes_good_answers_and_says_that_they_are_well_formed(string name)
    {
        var exam = Exam.Create(Released(name).Files["exam.mem"], "exam.mem", ExamSource.Options);
        var answers = File.ReadAllText(Path.Combine(Repository.Exams, name, "submissions", "good.mem"));

        var tried = new AnswerTrial(exam, []).Try(answers);

        Assert.Equal([], tried.Where(item => !item.IsFine).Select(item => $"{item.Name} {item.Outcome} {string.Join(' ', item.Lines)}"));
    }

    [Theory]
    [MemberData(nameof(Exams))]
    public void The_pages_have_every_text_of_the_variant(string name)
    {
        var (states, files) = Released(name);

        Assert.All(states.Of("good").SelectMany(state => state.Items), item =>
        {
            Assert.Contains($"<h3>{item.Item.Name}</h3>", files["exam.html"], StringComparison.Ordinal);
            Assert.Contains(item.Item.Name.Replace("_", "\\_", StringComparison.Ordinal), files["exam.md"], StringComparison.Ordinal);
        });
        Assert.DoesNotContain("<script", files["exam.html"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_instant_answer_says_right_and_wrong_and_is_refused_where_it_can_be_searched()
    {
        var exam = Exam.Create("""
            exercise "e" {
              given { let a = 0x7ffff7ff0123 }
              question far "Where?" { points 1; key [a, a + 1] ; accept 0..0x7fff_ffff_ffff }
              question near "How many?" { points 1; key 3; accept 0..10 }
              question yes "Is it so?" { points 1; key true }
              question word "Which?" { points 1; key "brk" }
              question loose "About?" { points 1; key 3; tolerance 1 }
            }
            """);
        var states = new VariantStates(exam).Of("s1")[0].Items.Cast<QuestionState>().ToDictionary(state => state.Question.Name);

        Assert.Null(InstantAnswer.Problem(states["far"]));
        Assert.Contains("2^3.3 possible answers", InstantAnswer.Problem(states["near"]), StringComparison.Ordinal);
        Assert.Contains("2^1 possible answers", InstantAnswer.Problem(states["yes"]), StringComparison.Ordinal);
        Assert.Contains("guessed", InstantAnswer.Problem(states["word"]), StringComparison.Ordinal);
        Assert.Contains("may be off", InstantAnswer.Problem(states["loose"]), StringComparison.Ordinal);

        var written = InstantFile.Write([InstantAnswer.Of(states["far"])]);
        var read = Assert.Single(InstantFile.Read(System.Text.Encoding.UTF8.GetBytes(written))!.Value);
        Assert.True(read.IsRight(states["far"].Key!.Value));
        Assert.False(read.IsRight(states["near"].Key!.Value));
        Assert.DoesNotContain("7ffff7ff0123", written, StringComparison.Ordinal);
        Assert.Null(InstantFile.Read("{}"u8.ToArray()));
    }

    private static (VariantStates States, Dictionary<string, string> Files) Released(string name)
    {
        var states = new VariantStates(ExamSource.Load(Path.Combine(Repository.Exams, name, name + ".mem")).Exam);
        return (states, ReleasedExam.Of(states.Exam, states.Of("good"), "good", []).Files.ToDictionary(file => file.Name, file => file.Content));
    }
}
