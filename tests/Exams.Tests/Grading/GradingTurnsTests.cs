using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Running;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Grading;

/// <summary>A submission that meets the memory or the time of the computer is graded again, and then nobody else is.</summary>
public sealed class GradingTurnsTests : IDisposable
{
    /// <summary>More is in use always.</summary>
    private const long NoMemory = 1;

    private readonly GradingTurns _turns = new();

    public void Dispose() => _turns.Dispose();

    [Fact]
    public void Who_meets_no_net_is_graded_once()
    {
        var times = 0;

        var result = _turns.Take(_ => Result($"{++times}"));

        Assert.Equal("1", result.Student);
    }

    [Fact]
    public void Who_meets_one_is_graded_again_and_the_second_result_counts()
    {
        var net = Endless(ExamSource.Options with { MaxMemory = NoMemory });
        var times = 0;

        var result = _turns.Take(context =>
        {
            context.See(net);
            return Result($"{++times}");
        });

        Assert.Equal("2", result.Student);
    }

    [Fact]
    public void Who_is_graded_again_waits_for_the_others_and_others_wait_for_it()
    {
        var net = Endless(ExamSource.Options with { MaxMemory = NoMemory });
        using var begun = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var token = TestContext.Current.CancellationToken;
        var before = false;
        var after = false;
        var first = new Thread(() => _turns.Take(_ =>
        {
            begun.Set();
            go.Wait(token);
            Thread.Sleep(50);
            Volatile.Write(ref before, true);
            return Result("before");
        }));
        var last = new Thread(() => _turns.Take(_ =>
        {
            Volatile.Write(ref after, true);
            return Result("after");
        }));
        first.Start();
        begun.Wait(token);
        var times = 0;

        _turns.Take(context =>
        {
            if (++times == 1)
            {
                // The first time with the others.
                Assert.False(Volatile.Read(ref before));
                context.See(net);
                go.Set();
                return Result("together");
            }

            Assert.True(Volatile.Read(ref before));
            last.Start();
            Assert.False(last.Join(50));
            Assert.False(Volatile.Read(ref after));
            return Result("alone");
        });

        first.Join();
        last.Join();
        Assert.Equal((2, true), (times, after));
    }

    [Fact]
    public void Memory_and_time_are_nets_and_a_count_is_none()
    {
        Assert.True(Meets(ExamSource.Options with { MaxMemory = NoMemory }, DiagnosticDescriptors.MemoryLimit));
        Assert.True(Meets(ExamSource.Options with { MaxTime = TimeSpan.FromTicks(1), MaxOperations = long.MaxValue }, DiagnosticDescriptors.TimeLimit));
        Assert.False(Meets(ExamSource.Options with { MaxOperations = 100 }, DiagnosticDescriptors.OperationLimit));
    }

    [Fact]
    public void A_submission_that_meets_a_net_both_times_is_limited_and_says_so_in_the_exams_words()
    {
        var exam = Exam.Create(Text, "net.mem", ExamSource.Options with { MaxMemory = NoMemory });
        using var grader = new Grader(new VariantStates(exam));

        var result = grader.Grade(new SubmissionFile("s1", null, null), SubmissionText.Of("answer t { while true { } }\nanswer q = 20"u8));

        Assert.Equal([ItemVerdict.Limited, ItemVerdict.Right], result.Items.Select(item => item.Verdict));
        Assert.Contains("MEM5008", result.Items[0].Reason, StringComparison.Ordinal);
        Assert.EndsWith("the most that this task allows", result.Items[0].Reason.Split('\n')[0], StringComparison.Ordinal);
    }

    private const string Text = "exercise \"e\" { task t \"!\" { check \"c\" points 1 { assert 1 == 1 }; limit operations 10000000 }; question q \"?\" { points 1; key 20 } }";

    private static bool Meets(Scripting.ScriptOptions options, DiagnosticDescriptor limit)
    {
        var result = Endless(options);
        Assert.Equal(limit.Id, result.Stop?.Id);
        var context = new GradingContext();
        context.See(result);
        return context.MetNet;
    }

    /// <summary>An answer that only a limit ends.</summary>
    private static PartResult Endless(Scripting.ScriptOptions options)
    {
        var exam = Exam.Create(Text, "net.mem", options);
        var answer = AnswerFile.Compile(exam, SourceText.From("answer t { while true { } }", "answer.mem")).Answers[0];
        return new ExerciseStart(exam.Exercises[0]).Begin([]).Do(answer).Result;
    }

    private static GradedSubmission Result(string student) =>
        new() { Student = student, StudentName = null, Exam = "net", Verdict = SubmissionVerdict.Graded, ModelVersion = "0", Digest = null };
}
