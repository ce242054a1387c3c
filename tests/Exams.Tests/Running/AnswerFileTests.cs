using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Tests.Running;

/// <summary>What a student writes, compiled against an exam: each answer for itself.</summary>
public sealed class AnswerFileTests
{
    private const string Text = """
        image app { .text 8K r-x; .data 4K rw- }
        image spare { .text 4K r-x }
        let half = 2
        fn halfway(buf: address, pages: int) -> address { return buf + pages * 4K / half }
        fn secret(p: process) { p.munmap(p.maps[0].start, 4K) }

        exercise "One" {
          vary pages in [4, 8]
          given { let p = spawn(app); let buf = p.mmap(pages * 4K); let middle = halfway(buf, pages) }
          question resident "Pages?" { points 1; key { p.store(buf, 1); return p.vma(buf).resident } }
          question at "Where?" { points 1; key buf }
          question lines "Its maps?" { points 1; key p.maps }
          question sizes "Which?" { points 1; key [pages, 2]; unordered }
          question code "Which errno?" { points 1; key EINVAL }
          task shrink "Give back the second half." {
            check "gone" points 1 { assert p.vma(middle) == null }
            check "secretly" points 1 hidden { secret(p); assert p.vma(buf) != null }
            solution { p.munmap(middle, pages * 4K / 2) }
          }
        }
        exercise "Two" {
          given { let q = spawn(app) }
          question second "Two?" { points 1; key 2 }
        }
        """;

    private static readonly Exam Exam = Load();

    private static Exam Load()
    {
        var exam = Exam.Create(Text);
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        return exam;
    }

    private static AnswerFile Compile(string text) => AnswerFile.Compile(Exam, SourceText.From(text, "answer.mem"));

    private static ExerciseRun Given => new ExerciseStart(Exam.Exercises[0]).Begin([ConstantValue.Int(8)]);

    private static string? ValueOf(AnswerFile file, string name) =>
        Given.Do(Assert.Single(file.Answers, answer => answer.Name == name)).Result.Value.ToString();

    [Fact]
    public void Values_and_deeds_are_run_on_copies_of_the_given_state()
    {
        var file = Compile("""
            let bytes = 4K
            fn give_back(p: process, from: address, length: int) { p.munmap(from, length) }
            answer resident = pages / 4 - 1
            answer at = 0x7ffff7ff0000 + pages * bytes
            answer sizes = [2, pages]
            answer code = EINVAL
            answer lines = maps {
              00400000-00401000 r--p 00000000 app
              ...
            }
            answer shrink { give_back(p, middle, pages * bytes / 2) }
            answer second = 2
            """);
        Assert.Equal([], file.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        Assert.Equal("1", ValueOf(file, "resident"));
        Assert.Equal("0x7ffff7ff8000", ValueOf(file, "at"));
        Assert.Equal("[2, 8]", ValueOf(file, "sizes"));
        Assert.Equal("EINVAL", ValueOf(file, "code"));
        var task = (ExamTask)Exam.Find("shrink")!;
        var answer = file.Find(task)!;
        Assert.Equal(["munmap"], answer.Calls);
        var after = Given.Do(answer);
        Assert.True(after.Run(task.Checks[0].Body).Passed);
        Assert.Equal(1, after.Result.SystemCalls.Total);
    }

    [Theory]
    [InlineData("answer residend = 2", "MEM2079 the exam has no question or task 'residend' (did you mean 'resident'?)")]
    [InlineData("answer resident = true", "MEM2004 expected int, this is bool")]
    [InlineData("answer at = \"here\"", "MEM2004 expected address, this is string")]
    [InlineData("answer lines = 4", "MEM2004 expected a maps, this is int (write maps { … } with the lines of /proc/PID/maps)")]
    [InlineData("answer resident = p.vma(buf).resident", "MEM2082 an answer is a value that you have worked out: 'p' is a variable of the given state")]
    [InlineData("answer at = buf", "MEM2082 an answer is a value that you have worked out: 'buf' is a variable of the given state")]
    [InlineData("answer at = halfway(0x1000, 2)", "MEM2082 an answer is a value that you have worked out: 'halfway' is a call")]
    [InlineData("answer resident = spawn(app).pid", "MEM2082 an answer is a value that you have worked out: 'spawn' is a call")]
    [InlineData("answer resident = trace { }.count()", "MEM2082 an answer is a value that you have worked out: a trace looks at the machine")]
    [InlineData("answer resident { print 1 }", "MEM2080 'resident' is a question: write answer resident = VALUE")]
    [InlineData("answer shrink = 1", "MEM2080 'shrink' is a task: write answer shrink { … }")]
    [InlineData("answer second = 1\nanswer second = 2", "MEM2081 'second' is answered twice (the other answer is in line 2)|MEM2081 'second' is answered twice (the other answer is in line 1)")]
    [InlineData("answer shrink { let p = 1 }", "MEM2083 'p' is a name of the exercise, and cannot be declared again")]
    [InlineData("fn halfway() { }", "MEM2083 'halfway' is a name of the exercise, and cannot be declared again")]
    [InlineData("let pages = 4", "MEM2083 'pages' is a name of the exercise, and cannot be declared again")]
    [InlineData("answer shrink { secret(p) }", "MEM2001 unknown name 'secret'")]
    [InlineData("answer shrink { let s = spawn(spare) }", "MEM2001 unknown name 'spare'")]
    [InlineData("answer second = pages", "MEM2001 unknown name 'pages' (did you mean 'page'?)")]
    [InlineData("fn f() -> address { return buf }", "MEM2001 unknown name 'buf'")]
    [InlineData("machine x86_64 { }", "MEM2084 a machine block cannot stand in a file of answers")]
    [InlineData("import \"exam.mem\"", "MEM2084 an import cannot stand in a file of answers")]
    [InlineData("exercise \"mine\" { }", "MEM2084 an exercise cannot stand in a file of answers")]
    [InlineData("test \"mine\" { }", "MEM2084 a test cannot stand in a file of answers")]
    [InlineData("print 1", "MEM2084 a statement outside of an answer cannot stand in a file of answers")]
    [InlineData("answer shrink { machine x86_64 { } }", "MEM2084 a machine block cannot stand in a file of answers")]
    [InlineData("answer shrink { let n = csharp<int> { return 1; } }", "MEM2084 C# cannot stand in a file of answers")]
    [InlineData("answer shrink { answer second = 1 }", "MEM2084 an answer inside of another cannot stand in a file of answers")]
    [InlineData("let n = halfway(0x1000, 1)", "MEM2043 beside answers, a top-level 'let' may use constants only")]
    [InlineData("answer second = ", "MEM1008 expected an expression, found the end of the script")]
    public void A_mistake_is_told_as_the_compiler_does(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Compile(text).Diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Message}{(diagnostic.Help is { } help ? $" ({help})" : "")}")));

    [Fact]
    public void A_mistake_in_one_answer_leaves_the_others()
    {
        var file = Compile("""
            let wrong = nothing
            fn bad(p: process) { p.mumap(1) }
            fn worse(p: process) { bad(p) }
            answer resident = 1 +
            answer at = wrong
            answer code = EINVAL EPERM
            answer shrink { worse(p) }
            answer second = 2
            """);
        Assert.Equal(["resident", "at", "code", "shrink"], file.Answers.Where(answer => answer.HasErrors).Select(answer => answer.Name));
        Assert.Equal(["MEM2002"], file.Find(Exam.Find("shrink")!)!.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["MEM2001", "MEM2002"], file.OtherDiagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(4, file.Diagnostics.Length);
    }

    [Fact]
    public void A_brace_that_is_missing_takes_no_other_answer_with_it()
    {
        var file = Compile("answer shrink {\n  if pages > 4 { p.munmap(buf, 4K)\n}\nanswer second = 2\nanswer at = (0x1000\nanswer code = EINVAL\n");
        Assert.Equal(["shrink", "at"], file.Answers.Where(answer => answer.HasErrors).Select(answer => answer.Name));
        Assert.Equal(["second", "code"], file.Answers.Where(answer => !answer.HasErrors).Select(answer => answer.Name));
        Assert.Equal(2, file.Diagnostics.Length);
    }

    [Fact]
    public void Students_see_what_given_uses_and_nothing_else()
    {
        Assert.Equal(["app", "half", "halfway"], Exam.Exercises[0].Descriptor.GivenUses.Select(used => used.Name));
        Assert.Equal([], Compile("answer shrink { let h = halfway(buf, half); let s = spawn(app); p.munmap(h, 4K) }").Diagnostics);
    }
}
