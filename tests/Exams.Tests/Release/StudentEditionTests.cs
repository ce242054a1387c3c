using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Running;

namespace MemDsl.Exams.Tests.Release;

/// <summary>What of an exam is in the students' edition, and what is not.</summary>
public sealed class StudentEditionTests
{
    private const string Text = """"
        # the teacher's file
        machine x86_64 { ram = 64M }
        image app { .text 8K r-x; .data 4K rw- } # an image
        image unreleased { .text 4K r-x }
        let scale = 4K
        let bonus = 31337
        fn area(p: process, pages: int) -> address { return p.mmap(pages * scale) } # how
        fn is_gone(p: process, at: address) -> bool { return p.vma(at) == null }
        fn trick(p: process) -> int { return bonus + p.pid }
        test "the teacher's" { assert 1 == 1 }

        exercise "Give back" {
          seed "winter" # a secret word
          vary pages in [4, 8, 16]
          vary name in ["a\tb", "c"] where pages > 2
          given {
            let p = spawn(app) # the process
            let buf = area(p, pages)
          }
          prompt $"""
            A process maps {pages} pages.
            """
          question pid "Which is its number?" {
            points 2.5
            key trick(p) - bonus
            accept 1..200
            distractor 4711 because "that is a perfume"
            choices
            hint "Numbers begin at 100."
            note "lecture seven"
          }
          task shrink "Give back the second half." {
            check "second half is gone" points 1 because "look at the length" { assert is_gone(p, buf + pages * scale / 2) }
            check "nothing else happened" points 3 hidden { assert p.maps.count() == 5 and trick(p) > 0 }
            forbid mremap
            limit operations 1000
            solution { p.munmap(buf + pages * scale / 2, pages * scale / 2) }
          }
        }
        """";

    private static readonly Exam Exam = Load(Text);

    private static ImmutableArray<ConstantValue> Values => [ConstantValue.Int(8), ConstantValue.String("a\tb")];

    private static Exam Load(string text)
    {
        var exam = Exam.Create(text);
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        return exam;
    }

    private static string Edition() => StudentEdition.Of(Exam, _ => Values, question => [Run(Exam).Run(question.Distractors[0].Value).Value!.Value, Run(Exam).Run(question.Key!).Value!.Value]);

    private static ExerciseRun Run(Exam exam) => new ExerciseStart(exam.Exercises[0]).Begin(Values);

    [Fact]
    public void The_edition_is_an_exam_without_keys()
    {
        Assert.Equal(
            """"
            let scale = 4K

            machine x86_64 { ram = 64M }

            image app { .text 8K r-x; .data 4K rw- }

            fn area(p: process, pages: int) -> address { return p.mmap(pages * scale) }

            fn is_gone(p: process, at: address) -> bool { return p.vma(at) == null }

            exercise "Give back" {
              vary pages in [8]
              vary name in ["a\tb"]
              given {
                let p = spawn(app)  # the process
                let buf = area(p, pages)
              }
              prompt $"""
                A process maps {pages} pages.
                """
              question pid "Which is its number?" {
                points 2.5
                accept 1..200
                choices [4711, 100]
                hint "Numbers begin at 100."
              }
              task shrink "Give back the second half." {
                points 4
                check "second half is gone" points 1 { assert is_gone(p, buf + pages * scale / 2) }
                forbid mremap
                limit operations 1000
              }
            }

            """",
            Edition());
        Assert.Null(((Question)Load(Edition()).Exercises[0].Items[0]).Key);
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("unreleased")]
    [InlineData("31337")]
    [InlineData("trick")]
    [InlineData("winter")]
    [InlineData("secret")]
    [InlineData("key")]
    [InlineData("perfume")]
    [InlineData("lecture seven")]
    [InlineData("look at the length")]
    [InlineData("nothing else happened")]
    [InlineData("count()")]
    [InlineData("solution")]
    [InlineData("munmap")]
    [InlineData("16")]
    public void What_students_may_not_know_is_not_in_it(string text)
    {
        Assert.Contains(text, Text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, Edition(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p.munmap(buf + 16K, 16K)", true)]
    [InlineData("p.munmap(buf, 16K)", false)]
    [InlineData("", false)]
    public void A_visible_check_says_the_same_in_both(string deed, bool holds)
    {
        Assert.All([Exam, Load(Edition())], exam =>
        {
            var task = (ExamTask)exam.Find("shrink")!;
            var answer = AnswerFile.Compile(exam, SourceText.From($"answer shrink {{ {deed} }}", "answer.mem")).Find(task)!;
            Assert.Equal(holds, Run(exam).Do(answer).Run(task.Checks[0].Body).Passed);
        });
    }

    [Fact]
    public void A_machine_block_finds_the_constants_that_it_uses()
    {
        var exam = Load("let small = 32M\nmachine x86_64 { ram = small }\nexercise \"e\" { question q \"?\" { points 1; key 1 } }");

        Assert.StartsWith("let small = 32M\n\nmachine x86_64 { ram = small }\n\nexercise", Edition(exam), StringComparison.Ordinal);
        Load(Edition(exam));
    }

    private static string Edition(Exam exam) => StudentEdition.Of(exam, _ => [], _ => []);

    [Fact]
    public void Layout_and_trees_agree() => Assert.Equal(Edition(), Compiler.Formatting.Formatter.Format(SyntaxTree.Parse(Edition())));
}
