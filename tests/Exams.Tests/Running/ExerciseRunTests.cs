using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Scripting;

namespace MemDsl.Exams.Tests.Running;

/// <summary>Parts of an exercise on copies of the given state.</summary>
public sealed class ExerciseRunTests
{
    private const string Paging = """
        image app { .text 8K r-x; .data 4K rw- }
        fn touch(p: process, at: address) { p.store(at, 1) }

        exercise "Demand paging" {
          seed "2026"
          vary pages in [4, 8, 16]
          vary stride in 2..5 where pages % stride != 0
          given {
            let p = spawn(app)
            let buf = p.mmap(pages * 4K)
          }
          prompt $"A process maps {pages} pages."
          question resident "How many pages are resident now?" {
            points 4
            key {
              for i in 0..pages { if i % stride == 0 { touch(p, buf + i * 4K) } }
              return p.vma(buf).resident
            }
            accept 0..pages + 1
            distractor pages because "mapping a page does not make it resident"
            hint "Which event gives a page its frame?"
          }
          task shrink "Give back the second half." {
            points 6
            check "second half is gone" points 3 { assert p.vma(buf + pages*4K/2) == null }
            check "first half is as it was" points 3 hidden { assert p.vma(buf).end == buf + pages*4K/2 }
            forbid mremap
            limit operations 1000
            solution { p.munmap(buf + pages*4K/2, pages*4K/2) }
          }
        }
        """;

    private static Exercise Load(string text)
    {
        var exam = Exam.Create(text);
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        return Assert.Single(exam.Exercises);
    }

    private static ImmutableArray<ConstantValue> Ints(params ReadOnlySpan<int> values)
    {
        var constants = ImmutableArray.CreateBuilder<ConstantValue>();
        foreach (var value in values) constants.Add(ConstantValue.Int(value));
        return constants.ToImmutable();
    }

    [Theory]
    [InlineData(4, 3, "2")]
    [InlineData(8, 3, "3")]
    [InlineData(16, 3, "6")]
    public void A_key_is_computed_in_its_variant(int pages, int stride, string key)
    {
        var exercise = Load(Paging);
        var run = new ExerciseStart(exercise).Begin(Ints(pages, stride));
        var result = run.Run(((Question)exercise.Items[0]).Key!);
        Assert.True(result.Passed);
        Assert.Equal(key, result.Value.ToString());
        Assert.Equal($"\"A process maps {pages} pages.\"", run.Run(exercise.Prompt!).Value.ToString());
    }

    [Fact]
    public void A_key_sees_nothing_of_another_part()
    {
        var exercise = Load(Paging);
        var run = new ExerciseStart(exercise).Begin(Ints(8, 3));
        var key = ((Question)exercise.Items[0]).Key!;
        Assert.Equal(run.Run(key).Value, run.Run(key).Value);
        Assert.Equal("0..9", run.Run(((Question)exercise.Items[0]).Accept!).Value.ToString());
    }

    [Fact]
    public void Conditions_look_at_the_variables_above()
    {
        var start = new ExerciseStart(Load(Paging));
        Assert.False(start.Where(1, Ints(4, 2).AsSpan()).Value!.Value.IsTrue);
        Assert.True(start.Where(1, Ints(4, 3).AsSpan()).Value!.Value.IsTrue);
        Assert.False(start.Exercise.Variables[0].HasCondition);
    }

    [Fact]
    public void Checks_judge_what_a_solution_has_left()
    {
        var exercise = Load(Paging);
        var task = (ExamTask)exercise.Items[1];
        var given = new ExerciseStart(exercise).Begin(Ints(8, 3));
        var after = given.Do(Assert.Single(task.Solutions));
        Assert.Equal([true, true], task.Checks.Select(check => after.Run(check.Body).Passed));
        Assert.Equal(["munmap"], after.Result.SystemCalls.Names);
        Assert.Equal([false, false], task.Checks.Select(check => given.Run(check.Body).Passed));
        Assert.Single(given.Run(task.Checks[0].Body).Failures);
    }

    [Fact]
    public void A_limit_stops_a_part_and_leaves_the_run_as_it_was()
    {
        var exercise = Load(Paging);
        var given = new ExerciseStart(exercise).Begin(Ints(16, 3));
        var key = ((Question)exercise.Items[0]).Key!;
        var limited = given.Run(key, new PartOptions { MaxOperations = 10 });
        Assert.Equal(RunStatus.Limited, limited.Status);
        Assert.Null(limited.Value);
        Assert.Equal("6", given.Run(key).Value.ToString());
    }

    [Fact]
    public void Two_exercises_may_give_the_same_names()
    {
        var exam = Exam.Create("""
            exercise "One" { given { let a = 1 + memory.load(0x1000, 1) }; question q1 "a?" { points 1; key a } }
            exercise "Two" { given { let a = "two" }; question q2 "a?" { points 1; key a } }
            """);
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        Assert.Equal(["1", "\"two\""], exam.Exercises.Select(exercise => new ExerciseStart(exercise).Begin([]).Run(((Question)exercise.Items[0]).Key!).Value.ToString()!));
    }
}
