using MemDsl.Exams.Checking;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;

namespace MemDsl.Exams.Tests.Checking;

/// <summary>Everything that <c>mem exam check</c> finds, in exams that have just that.</summary>
public sealed class ExamCheckTests
{
    [Theory]
    [InlineData("question q \"?\" { points 1 }", "MEM5410", "'q' has no key")]
    [InlineData("question q $\"{[1][n]}\" { points 1; key n + 20 }", "MEM5410", "the text of 'q' does not come to its end: index 1 is outside '[1]', which has 1 element, in 2 of 3 variants, the first with n = 1")]
    [InlineData("question q \"?\" { points 1; key n + 20; accept 0..22 }", "MEM5411", "the key of 'q' is 22, and an answer is from 0 to 21, in 1 of 3 variants, the first with n = 2")]
    [InlineData("question q \"?\" { points 1; key n + 20; distractor 21 because \"no\" }", "MEM5412", "a distractor of 'q' is the key, 21, in 1 of 3 variants, the first with n = 1")]
    [InlineData("question q \"?\" { points 1; key n + 20; tolerance 2; distractor n + 19 because \"no\" }", "MEM5412", "a distractor of 'q' is the key")]
    [InlineData("question q \"?\" { points 1; key n + 20; accept 0..30; distractor 99 because \"no\" }", "MEM5413", "a distractor of 'q' is 99, and an answer is from 0 to 29")]
    [InlineData("question q \"?\" { points 1; key n + 20; distractor 1 because \"no\"; distractor n because \"no\" }", "MEM5414", "two distractors of 'q' are 1, in 1 of 3 variants")]
    [InlineData("question q \"?\" { points 1; key \"a\"; choices [\"b\", \"c\"] }", "MEM5415", "the key \"a\" is none of the choices of 'q'")]
    [InlineData("question q \"?\" { points 1; key \"a\"; choices [\"a\", \"b\", \"a\"] }", "MEM5415", "more than once")]
    [InlineData("task t \"!\" { check \"c\" points 1 { assert n > 5 } solution { } }", "MEM5416", "the solution of 't' does not pass check 'c' (1)")]
    [InlineData("task t \"!\" { check \"c\" points 1 { assert p.vma(0x10000) != null } solution { p.mmap(4K, rw, private|anon|fixed, at: 0x10000); let x = [1][n] } }", "MEM5416", "does not come to its end: index 1 is outside '[1]', which has 1 element, in 2 of 3 variants")]
    [InlineData("task t \"!\" { check \"c\" points 1 { assert p.rss >= 0 and p.vma(0x10000) != null } forbid mmap; solution { p.mmap(4K, rw, private|anon|fixed, at: 0x10000) } }", "MEM5416", "calls mmap, which the task forbids")]
    [InlineData("task t \"!\" { check \"c\" points 1 { assert p.vma(0x10000) != null } }", "MEM5417", "'t' has no solution")]
    [InlineData("task t \"!\" { check \"c\" points 1 { assert true } solution { } }", "MEM5418", "every check of 't' holds before anything was done")]
    [InlineData("task t \"!\" { points 1; solution { } }", "MEM5419", "'t' has no check")]
    [InlineData("task t \"!\" { check \"a\" points 1 { } check \"b\" points 1 { assert p.vma(0x10000) != null } solution { p.mmap(4K, rw, private|anon|fixed, at: 0x10000) } }", "MEM5419", "check 'a' of 't' asserts nothing")]
    [InlineData("question q \"?\" { points 0; key n + 20 }", "MEM5420", "'q' is worth nothing")]
    [InlineData("task t \"!\" { points 5; check \"a\" points 1 { assert p.vma(0x10000) != null } solution { p.mmap(4K, rw, private|anon|fixed, at: 0x10000) } }", "MEM5421", "'t' is worth 5, and its checks are worth 1 together")]
    [InlineData("question q \"?\" { points 1; key 20 }", "MEM5422", "the key of 'q' is 20 in every variant")]
    [InlineData("question q \"?\" { points 1; key n }", "MEM5423", "the key of 'q' is the value of 'n'")]
    [InlineData("question q $\"Is it {n + 20}?\" { points 1; key n + 20 }", "MEM5423", "stands in the text")]
    [InlineData("question q \"?\" { points 1; key n + 20; hint \"It is less than 22.\" }", "MEM5424", "a hint of 'q' has the key in it, 22, in 1 of 3 variants")]
    [InlineData("question q \"Is it {n}?\" { points 1; key n + 20 }", "MEM5425", "a text of 'q' shows {n}: write a $ before its quote")]
    [InlineData("question q \"?\" { points 1; key { p.store(buf, 1); return p.maps } }", "MEM5426", "the key of 'q' is what the maps of process 100 are beforehand, which students are shown")]
    [InlineData("question q \"?\" { points 1; key { if n > 0 { p.munmap(buf + 4K, 4K) }; return p.maps } }", "MEM5426", "which students are shown, in 1 of 3 variants, the first with n = 0")]
    [InlineData("question q \"?\" { points 1; key { p.mprotect(buf, 16K, r); return p.maps }; blank start, end }", "MEM5426", "which students are shown")]
    [InlineData("question q \"?\" { points 1; key buf }", "MEM5426", "the key of 'q' is the value of 'buf' in every variant, which students can show")]
    [InlineData("question q \"?\" { points 1; key n + 1; distractor n + 5 because \"no\"; choices }", "MEM5426", "the key of 'q' is the value of 'next'")]
    [InlineData("question q \"?\" { points 1; key n; distractor n + 5 because \"no\"; choices }", "MEM5426", "the key of 'q' is the value of 'n'")]
    public void What_is_wrong_is_found(string item, string id, string words)
    {
        var finding = Assert.Single(Check(item).Findings, finding => finding.Id == id);

        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Location);
    }

    [Theory]
    [InlineData("question a \"?\" { points 1; key 1 }\n    question q \"?\" { points 1 }", "\"?\" { points 1 }")]
    [InlineData("question q \"?\" { points 1; key [1][n] }", "[1][n]")]
    [InlineData("question q \"?\" { points 1; key n + 20; note $\"{[1][n]}\" }", "$\"{[1][n]}\"")]
    public void What_does_not_run_is_shown_where_it_stands(string item, string place)
    {
        var finding = Assert.Single(Check(item).Findings, finding => finding.Id == "MEM5410");

        Assert.StartsWith(place, finding.Location!.Text.ToString()[finding.Location.Span.Start..], StringComparison.Ordinal);
    }

    [Fact]
    public void An_exam_in_order_has_no_findings_and_says_how_keys_differ()
    {
        var report = Check("question q \"?\" { points 1; key 10 / (n + 1) + 20; accept 0..99 }");

        Assert.Empty(report.Findings);
        var exercise = Assert.Single(report.Exercises);
        Assert.Equal((3, 3), (exercise.Variants, exercise.Looked));
        Assert.Equal([new KeyCount("23", 1), new KeyCount("25", 1), new KeyCount("30", 1)], exercise.Keys[0].Values);
    }

    [Theory]
    [InlineData("question q \"?\" { points 1; key { p.munmap(buf, 4K); return p.maps } }")]
    [InlineData("question q \"?\" { points 1; key { p.mprotect(buf, 16K, r); return p.maps } }")]
    [InlineData("question q \"?\" { points 1; key n > 0 }")]
    [InlineData("question q \"?\" { points 1; key 10 / (n + 1) }")]
    public void What_students_have_to_work_out_is_no_finding(string item) =>
        Assert.DoesNotContain(Check(item).Findings, finding => finding.Id == "MEM5426");

    [Fact]
    public void A_value_that_two_things_have_now_and_then_is_no_finding()
    {
        var exam = Exam.Create("exercise \"e\" { given { let open = true; let pages = 4 }; question q \"?\" { points 1; key true }; question r \"?\" { points 1; key 4 }; question s \"?\" { points 1; key 4096 } }");

        Assert.Empty(ExamCheck.Run(new VariantStates(exam)).Findings);
    }

    [Fact]
    public void Of_many_variants_some_are_tried_spread_over_all()
    {
        var exam = Exam.Create("exercise \"e\" { vary n in 0..100; question q \"?\" { points 1; key n + 1000 } }");

        var report = ExamCheck.Run(new VariantStates(exam), 4);

        Assert.Equal((100, 4), (report.Exercises[0].Variants, report.Exercises[0].Looked));
        Assert.Equal(["1000", "1025", "1050", "1075"], report.Exercises[0].Keys[0].Values.Select(value => value.Key));
    }

    private static ExamReport Check(string item)
    {
        var exam = Exam.Create($"image app {{ .text 4K r-x }}\nexercise \"e\" {{\nvary n in 0..3\ngiven {{ let p = spawn(app); let buf = p.mmap(16K); let next = n + 1 }}\n{item}\n}}");
        Assert.Equal([], exam.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.Rendered));
        return ExamCheck.Run(new VariantStates(exam));
    }
}
