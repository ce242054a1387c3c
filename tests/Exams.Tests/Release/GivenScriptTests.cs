using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Runtime;
using MemDsl.Scripting;

namespace MemDsl.Exams.Tests.Release;

/// <summary>The given state as a plain script leaves the machine that students' pages draw.</summary>
public sealed class GivenScriptTests
{
    private const string Two = """"
        machine x86_64 { ram = 64M } # the file's
        image app { .text 8K r-x }
        image unreached { .text 4K r-x }
        let small = 32M
        let unit = 4K
        fn area(p: process, pages: int) -> address { return p.mmap(pages * unit) } # how
        fn shown(n: int) -> int { return n + 1 }

        exercise "One" {
          vary pages in [4, 8]
          vary at in [address(0x10000000)]
          vary name in ["a\tb"]
          given { # begins
            # the process
            let p = spawn(app) # one

            let buf = area(p, pages); let n = 1
            # the end
          }
          prompt $"{shown(pages)}"
          question q "?" { points 1; key 1 }
        }

        exercise "Two" {
          machine x86_64 { ram = small; boot = bare }
          question r "?" { points 1; key 1 }
        }
        """";

    public static TheoryData<string> Exams => ReleasedExamTests.Exams;

    [Theory]
    [MemberData(nameof(Exams))]
    public async Task It_runs_without_a_diagnostic_and_leaves_the_given_state(string name)
    {
        var exam = ExamSource.Load(Path.Combine(Repository.Exams, name, name + ".mem")).Exam;
        foreach (var state in new VariantStates(exam).Of("good"))
        {
            var ran = await MemScript.Create(GivenScript.Of(state.Exercise, state.Variant.Values), "given.mem").RunAsync(cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(MapsOf(state.Given.Machine), MapsOf(ran.Machine));
            Assert.Equal([], ran.Diagnostics.Select(diagnostic => diagnostic.Rendered));
            var variables = ran.Variables.ToDictionary(variable => variable.Name, variable => variable.Text);
            Assert.All(state.Given.Variables, given => Assert.Equal(given.Value.ToString(), variables[given.Name]));
        }
    }

    [Fact]
    public void It_has_the_machine_what_given_reaches_what_was_drawn_and_given_with_its_comments()
    {
        var text = GivenScript.Of(Exam().Exercises[0], [ConstantValue.Int(8), Address, ConstantValue.String("a\tb")]);

        Assert.Equal(
            """"
            let unit = 4K

            machine x86_64 { ram = 64M }

            image app { .text 8K r-x }

            fn area(p: process, pages: int) -> address { return p.mmap(pages * unit) }

            let pages = 8
            let at = address(0x10000000)
            let name = "a\tb"

            # begins
            # the process
            let p = spawn(app)  # one

            let buf = area(p, pages)
            let n = 1
            # the end

            """",
            text);
        Assert.Equal(text, Formatter.Format(SyntaxTree.Parse(text)));
    }

    [Fact]
    public void Without_given_it_is_the_exercise_s_own_machine_with_the_constants_of_its_block()
    {
        var text = GivenScript.Of(Exam().Exercises[1], []);

        Assert.Equal("let small = 32M\n\nmachine x86_64 { ram = small; boot = bare }\n", text);
        Assert.Equal([], MemScript.Create(text).Compile().Diagnostics.Select(diagnostic => diagnostic.Rendered));
    }

    [Fact]
    public void Of_several_exercises_each_has_a_file_and_the_pages_say_so()
    {
        var exam = Exam();
        var files = ReleasedExam.Of(exam, new VariantStates(exam).Of("s1"), "s1", []).Files.ToDictionary(file => file.Name, file => file.Content);

        Assert.Equal(["answer.mem", "exam.html", "exam.md", "exam.mem", "given-1.mem", "given-2.mem"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("`mem repl given-1.mem` shows the machine of exercise 1, and so on to given-2.mem.", files["exam.md"], StringComparison.Ordinal);
        Assert.Contains("<code>mem repl given-1.mem</code> shows the machine of exercise 1, and so on to given-2.mem.", files["exam.html"], StringComparison.Ordinal);
    }

    private static ConstantValue Address => ((ListedDomain)Exam().Exercises[0].Variables[1].Domain).Values[0];

    private static Exam Exam()
    {
        var exam = Model.Exam.Create(Two);
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        return exam;
    }

    private static string MapsOf(Machine machine) => string.Join('\n', machine.Processes.All.Select(process => $"{process.Pid}\n{process.MapsText()}"));
}
