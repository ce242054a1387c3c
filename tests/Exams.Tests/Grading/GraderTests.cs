using MemDsl.Compiler.Diagnostics;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Grading;

/// <summary>Every kind of submission has its verdict, and a mistake in one answer voids no other.</summary>
public sealed class GraderTests
{
    internal const string Paging = """
        image app { .text 8K r-x; .data 4K rw- }

        exercise "Demand paging" {
          vary pages in [8, 16]
          given {
            let p = spawn(app)
            let buf = p.mmap(pages * 4K)
          }
          question resident "How many pages are resident after a store into every third one?" {
            points 4
            key {
              for i in 0..pages { if i % 3 == 0 { p.store(buf + i * 4K, 1) } }
              return p.vma(buf).resident
            }
            accept 0..pages + 1
            distractor pages because "mapping a page does not make it resident"
            note "Count from 0."
          }
          question which "Which ones of the first four?" { points 2; key [0, 3]; unordered; accept 0..pages }
          question order "In which order do they come?" { points 2; key [0, 3]; accept 0..pages }
          question size "How large is it, give or take a page?" { points 1; key pages * 4K; tolerance 4K }
          question errno "How does munmap(1, 4K) fail?" { points 1; key EINVAL }
          task shrink "Give back the second half." {
            check "second half is gone" points 3 because "munmap takes a range" { assert p.vma(buf + pages*4K/2) == null, "there is still an area" }
            check "first half is as it was" points 3 hidden { assert p.vma(buf).end == buf + pages*4K/2 }
            forbid mremap
            limit operations 1000
            limit syscalls 3
            solution { p.munmap(buf + pages*4K/2, pages*4K/2) }
          }
        }
        """;

    private static readonly VariantStates States = new(Exam.Create(Paging, "paging.mem", ExamSource.Options));

    [Theory]
    [InlineData("resident = (pages + 2) / 3", ItemVerdict.Right, 4, "")]
    [InlineData("resident = pages", ItemVerdict.Wrong, 0, "")]
    [InlineData("resident = 100", ItemVerdict.Malformed, 0, "the answer is from 0 to ")]
    [InlineData("resident = true", ItemVerdict.Malformed, 0, "the answer does not compile: answer.mem(1,19): error MEM2004")]
    [InlineData("resident = p.vma(buf).resident", ItemVerdict.Malformed, 0, "MEM2082")]
    [InlineData("resident =", ItemVerdict.Malformed, 0, "MEM1")]
    [InlineData("resident = 1 / 0", ItemVerdict.Malformed, 0, "MEM2020")]
    [InlineData("which = [3, 0, 3]", ItemVerdict.Right, 2, "")]
    [InlineData("which = [3]", ItemVerdict.Wrong, 0, "")]
    [InlineData("which = [0, 3, 99]", ItemVerdict.Malformed, 0, "every element of the answer is from 0 to ")]
    [InlineData("order = [3, 0]", ItemVerdict.Wrong, 0, "")]
    [InlineData("order = [0, 3]", ItemVerdict.Right, 2, "")]
    [InlineData("size = pages * 4K - 4K", ItemVerdict.Right, 1, "")]
    [InlineData("size = pages * 4K + 4097", ItemVerdict.Wrong, 0, "")]
    [InlineData("errno = EINVAL", ItemVerdict.Right, 1, "")]
    [InlineData("errno = ENOMEM", ItemVerdict.Wrong, 0, "")]
    [InlineData("shrink { p.munmap(buf + pages * 2K, pages * 2K) }", ItemVerdict.Right, 6, "")]
    [InlineData("shrink { for i in 0..2 { p.munmap(buf + pages * 2K + i * pages * 1K, pages * 1K) } }", ItemVerdict.Right, 6, "")]
    [InlineData("shrink { let half: fn(int) -> int = n => n / 2; p.munmap(buf + half(pages * 4K), half(pages * 4K)) }", ItemVerdict.Right, 6, "")]
    [InlineData("shrink { p.munmap(buf, pages * 4K) }", ItemVerdict.Partial, 3, "")]
    [InlineData("shrink { }", ItemVerdict.Wrong, 0, "")]
    [InlineData("shrink { assert false; p.munmap(buf + pages * 2K, pages * 2K) }", ItemVerdict.Right, 6, "")]
    [InlineData("shrink = 5", ItemVerdict.Malformed, 0, "MEM2080")]
    [InlineData("shrink { let p = 5 }", ItemVerdict.Malformed, 0, "MEM2083")]
    [InlineData("shrink { p.mremap(buf, 4K, 8K) }", ItemVerdict.Forbidden, 0, "answer.mem(1,17): the task forbids mremap")]
    [InlineData("shrink { let f: fn(int) -> address = n => p.mremap(buf, 4K, n); f(8K) }", ItemVerdict.Forbidden, 0, "the task forbids mremap")]
    [InlineData("shrink { p.syscall(25, buf, pages * 4K, pages * 2K) }", ItemVerdict.Forbidden, 0, "the system call mremap")]
    [InlineData("shrink { for i in 0..4 { p.munmap(buf, 4K) } }", ItemVerdict.Limited, 0, "4 system calls")]
    [InlineData("shrink { while true { } }", ItemVerdict.Limited, 0, "MEM5002")]
    [InlineData("shrink { p.munmap(1, 4K) }", ItemVerdict.Stopped, 0, "munmap.unaligned")]
    [InlineData("shrink { p.load(1) }", ItemVerdict.Stopped, 0, "SIGSEGV")]
    public void An_answer_has_its_verdict(string answer, ItemVerdict verdict, int points, string reason)
    {
        var item = Grade("answer " + answer).Items.Single(item => item.Name == answer.Split(' ')[0]);

        Assert.Equal((verdict, (decimal)points), (item.Verdict, item.Points));
        if (reason.Length == 0) Assert.Equal("", item.Reason);
        else Assert.Contains(reason, item.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", SubmissionVerdict.Empty, "no answer in it")]
    [InlineData("# nothing\n", SubmissionVerdict.Empty, "no answer in it")]
    [InlineData("let a = 1\n", SubmissionVerdict.Empty, "no answer in it")]
    [InlineData("print 1\n", SubmissionVerdict.Invalid, "MEM2084")]
    [InlineData("answer", SubmissionVerdict.Invalid, "MEM")]
    [InlineData("answer resident = 3\nimport \"paging.mem\"\n", SubmissionVerdict.Graded, "MEM2084")]
    [InlineData("answer resident = 3\nfile f = file(path: \"paging.mem\")\n", SubmissionVerdict.Graded, "MEM2084")]
    [InlineData("answer resident = 3\nimage f = elf(\"/etc/passwd\")\n", SubmissionVerdict.Graded, "MEM2084")]
    [InlineData("answer resident = 3\nexercise \"mine\" { }\n", SubmissionVerdict.Graded, "MEM2084")]
    [InlineData("answer resident = 3\nanswer first_half = 1\n", SubmissionVerdict.Graded, "MEM2079")]
    public void A_file_has_its_verdict(string text, SubmissionVerdict verdict, string reason)
    {
        var result = Grade(text);

        Assert.Equal(verdict, result.Verdict);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
        Assert.Equal(6, result.Items.Length);
        Assert.Equal(16, result.MaxPoints);
    }

    [Fact]
    public void Who_handed_in_nothing_has_all_items_and_no_points()
    {
        using var grader = new Grader(States);

        var result = grader.Grade(new SubmissionFile("s1", "Ada", null), SubmissionText.Missing);

        Assert.Equal((SubmissionVerdict.Missing, 0m, 16m, "Ada"), (result.Verdict, result.Points, result.MaxPoints, result.StudentName));
        Assert.All(result.Items, item => Assert.Equal(ItemVerdict.Ungraded, item.Verdict));
    }

    [Fact]
    public void A_mistake_in_one_answer_voids_no_other()
    {
        var result = Grade("answer resident = \nanswer which = [0, 3]\nanswer shrink { p.munmp(buf, 4K) }\nanswer order = [0, 3]\n");

        Assert.Equal(
            ["resident Malformed", "which Right", "order Right", "size Missing", "errno Missing", "shrink Malformed"],
            result.Items.Select(item => $"{item.Name} {item.Verdict}"));
    }

    [Fact]
    public void Answers_see_nothing_of_each_other()
    {
        var result = Grade("answer shrink { p.munmap(buf + pages * 2K, pages * 2K) }\nanswer resident = (pages + 2) / 3\n");

        Assert.Equal(10, result.Points);
    }

    [Fact]
    public void A_wrong_answer_says_why_and_with_the_key()
    {
        var check = Grade("answer resident = pages").Items[0].Checks.Single();

        Assert.Equal("mapping a page does not make it resident", check.Note);
        Assert.EndsWith(" is not right", check.Error, StringComparison.Ordinal);
        Assert.NotEqual("", check.Expected);
        Assert.Contains("page_fault", check.Explanation, StringComparison.Ordinal);
        Assert.Equal("Count from 0.", Grade("answer resident = 0").Items[0].Checks.Single().Note);
    }

    [Fact]
    public void A_check_that_fails_says_what_was_found_and_who_changed_it_last()
    {
        var check = Grade("answer shrink { p.munmap(buf + pages * 3K, pages * 1K) }").Items[5].Checks[0];

        Assert.Equal(("there is still an area", "munmap takes a range"), (check.Error, check.Note));
        Assert.Equal("p.vma(buf + pages*4K/2) == null", check.Expected);
        Assert.Contains("p.vma(buf + pages*4K/2)", check.Found, StringComparison.Ordinal);
        Assert.Contains("answer.mem(1,17): p.munmap(buf + pages * 3K, pages * 1K)", check.Explanation, StringComparison.Ordinal);
        Assert.Contains("as the teacher's solution leaves it", check.Difference, StringComparison.Ordinal);
        Assert.Matches("(?m)^- .*rw-p.*\n\\+ .*rw-p", check.Difference);
    }

    [Theory]
    [InlineData("var l = [1]; while true { l = l + l }")]
    [InlineData("var t = \"a\"; while true { t = $\"{t}{t}\" }")]
    [InlineData("while true { print \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" }")]
    [InlineData("let q = p.mmap(1G); p.touch(q..+1G)")]
    [InlineData("deeper(0)")]
    [InlineData("while true { p.fork() }")]
    public void Who_takes_everything_is_stopped_by_a_count(string body)
    {
        using var grader = new Grader(new VariantStates(Exam.Create(Paging.Replace("limit operations 1000", "", StringComparison.Ordinal).Replace("limit syscalls 3", "", StringComparison.Ordinal), "paging.mem", ExamSource.Options)));
        var text = SubmissionText.Of(System.Text.Encoding.UTF8.GetBytes($"fn deeper(n: int) -> int {{ return deeper(n + 1) + 1 }}\nanswer shrink {{ {body} }}\nanswer errno = EINVAL\n"));

        var result = grader.Grade(new SubmissionFile("s1", null, null), text);

        Assert.Contains(result.Items[5].Verdict, (ItemVerdict[])[ItemVerdict.Limited, ItemVerdict.Stopped]);
        Assert.DoesNotContain("MEM5015", result.Items[5].Reason, StringComparison.Ordinal);
        Assert.Equal(1, result.Points);
    }

    [Theory]
    [InlineData("answer shrink { while true { } }", "stopped after 1000 operations, the most that this task allows")]
    [InlineData("fn deeper(n: int) -> int { return deeper(n + 1) + 1 }\nanswer shrink { deeper(0) }", "stopped after 1000 operations, the most that this task allows")]
    [InlineData("answer resident = pages", "it cannot be told: stopped after 1000000 operations, the most that this task allows", "assert p.vma(buf + pages*4K/2) == null, \"there is still an area\"", "while true { }")]
    [InlineData("fn deeper(n: int) -> int { return deeper(n + 1) + 1 }\nanswer shrink { deeper(0) }", "calls are open, the most that this task allows", "limit operations 1000", "")]
    [InlineData("answer shrink { while true { print \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" } }", "characters, the most that this task allows", "limit operations 1000", "")]
    [InlineData("answer shrink { while true { assert false } }", "assertions failed, the most that this task allows", "limit operations 1000", "")]
    public void A_limit_is_the_exams_and_no_option_of_a_program(string file, string words, string line = "", string instead = "")
    {
        var text = line.Length == 0 ? Paging : Paging.Replace(line, instead, StringComparison.Ordinal);
        if (instead.Length > 0) file += "\nanswer shrink { p.munmap(buf + pages * 2K, pages * 2K) }";
        using var grader = new Grader(new VariantStates(Exam.Create(text, "paging.mem", ExamSource.Options)));

        var result = grader.Grade(new SubmissionFile("s1", null, null), SubmissionText.Of(System.Text.Encoding.UTF8.GetBytes(file)));

        Assert.Contains(words, string.Join('\n', result.Items.Select(item => item.Reason).Concat(result.Items.SelectMany(item => item.Checks).Select(check => check.Error))), StringComparison.Ordinal);
        foreach (var format in ResultFormats.All.OfType<ResultFormat.OfStudent>())
            Assert.DoesNotContain("--max", format.Write(result, new FormatOptions()), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_message_of_a_limit_ends_in_its_option_so_that_an_exam_can_say_it_otherwise()
    {
        var limits = DiagnosticDescriptors.All.Where(row => row.Id.StartsWith("MEM50", StringComparison.Ordinal) && row.MessageFormat.StartsWith("stopped", StringComparison.Ordinal)).ToList();

        Assert.True(limits.Count >= 9);
        Assert.All(limits, row => Assert.Matches(@" \(--max-[a-z]+\)$", row.MessageFormat));
    }

    [Fact]
    public void What_an_answer_prints_is_nowhere_in_its_result()
    {
        var forged = Grade("answer shrink { print \"{ \\\"points\\\": 100 }\" }");

        Assert.Equal(0, forged.Points);
        Assert.DoesNotContain(forged.Items[5].Checks, check => (check.Found + check.Error + check.Difference).Contains("points", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exam_that_does_not_run_is_the_teachers_matter()
    {
        using var grader = new Grader(new VariantStates(Exam.Create("exercise \"e\" { given { let a = [1][5] }; question q \"?\" { points 1; key a } }")));

        var result = grader.Grade(new SubmissionFile("s1", null, null), SubmissionText.Of("answer q = 1"u8));

        Assert.Equal(SubmissionVerdict.Defect, result.Verdict);
        Assert.Contains("what exercise 'e' gives does not come to its end", result.Reason, StringComparison.Ordinal);
    }

    private static GradedSubmission Grade(string text)
    {
        using var grader = new Grader(States);
        return grader.Grade(new SubmissionFile("s1", null, null), SubmissionText.Of(System.Text.Encoding.UTF8.GetBytes(text)));
    }
}
