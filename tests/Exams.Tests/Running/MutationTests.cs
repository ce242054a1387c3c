using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Model;
using MemDsl.Exams.Release;
using MemDsl.Exams.Running;
using MemDsl.Scripting;

namespace MemDsl.Exams.Tests.Running;

/// <summary>Texts with pieces taken out, put in and swapped: whatever comes of them, it is never a defect.</summary>
public sealed class MutationTests
{
    private const string Text = """
        image app { .text 8K r-x; .data 4K rw- }
        let page = 4K
        fn area(p: process, pages: int) -> address { return p.mmap(pages * page) }
        exercise "One" {
          seed "s"
          vary pages in [4, 8]
          vary stride in 2..5 where pages % stride != 0
          given { let p = spawn(app); let buf = area(p, pages) }
          prompt $"{pages} pages"
          question resident "How many?" { points 4; key { p.store(buf, 1); return p.vma(buf).resident }; accept 0..pages; distractor pages because "no"; hint "h" }
          question lines "Its maps?" { points 1; key p.maps; blank start, end }
          question some "Which?" { points 1; key [stride, 2]; unordered }
          task shrink "Give back." {
            check "gone" points 3 { assert p.vma(buf) == null }
            check "kept" points 3 hidden reveal note because "b" { assert p.pid == 100 }
            forbid mremap
            limit operations 1000
            solution { p.munmap(buf, pages * page) }
          }
        }
        """;

    private const string Answers = """
        let bytes = 4K
        fn give_back(p: process, from: address, length: int) -> int { if length > 0 { p.munmap(from, length) } return 1 }
        answer resident = pages / 4 - 1
        answer some = [2, stride]
        answer lines = maps {
          00400000-00401000 r--p 00000000 app
          ...
        }
        answer shrink { with p { munmap(buf, bytes) }; give_back(p, buf, pages * bytes) }
        """;

    private static readonly ScriptOptions Options = ScriptOptions.Default with { MaxOperations = 20_000 };

    [Fact]
    public void Files_of_answers()
    {
        var exam = Exam.Create(Text, options: Options);
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        var given = new ExerciseStart(exam.Exercises[0]).Begin([ConstantValue.Int(8), ConstantValue.Int(3)]);
        var graded = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var text = Mutated(Answers, seed, 3);
            var file = AnswerFile.Compile(exam, SourceText.From(text, "answer.mem"));
            foreach (var answer in file.Answers.Where(answer => !answer.HasErrors))
            {
                var result = given.Do(answer).Result;
                Assert.True(result.Defect is null, $"{seed}: {result.Defect}\n{text}");
                graded++;
            }
        }

        Assert.InRange(graded, 600, 2400);
    }

    [Fact]
    public void Exams_and_their_editions()
    {
        var released = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var exam = Exam.Create(Mutated(Text, seed, 1), options: Options);
            if (exam.HasErrors || exam.Exercises.IsEmpty) continue;
            var edition = Exam.Create(StudentEdition.Of(exam, exercise => [.. exercise.Variables.Select(variable => variable.Domain[0])], _ => []), options: Options);
            Assert.Equal([], edition.Diagnostics.Select(diagnostic => $"{seed}: {diagnostic.Rendered}"));
            released++;
        }

        Assert.InRange(released, 40, 600);
    }

    /// <summary>The text with one or a few changes: a piece taken out, a piece put elsewhere, two lines swapped.</summary>
    private static string Mutated(string text, int seed, int most)
    {
#pragma warning disable CA5394 // Which texts are tried is no secret; the generator of a seed is the same everywhere.
        var random = new Random(seed);
        for (var changes = random.Next(1, most + 1); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            var piece = text.Substring(at, length);
            var lines = text.Split('\n');
            var (first, second) = (random.Next(lines.Length), random.Next(lines.Length));
            switch (random.Next(3))
            {
                case 0:
                    text = text.Remove(at, length);
                    break;
                case 1:
                    text = text.Insert(random.Next(text.Length), piece);
                    break;
                default:
                    (lines[first], lines[second]) = (lines[second], lines[first]);
                    text = string.Join('\n', lines);
                    break;
            }
        }
#pragma warning restore CA5394

        return text.Length == 0 ? " " : text;
    }
}
