using MemDsl.Replay.Comparison;
using MemDsl.Replay.Emission;
using MemDsl.Replay.Reporting;
using MemDsl.Scripting;

namespace MemDsl.Replay.Tests.Host;

/// <summary>
/// The model against the kernel of the computer that runs the tests: a fresh sequence in each layout. Skipped, with the reason, where there is no Linux
/// 6.18 on x86-64, no compiler, or no permission to trace a process.
/// </summary>
public class HostTests
{
    private const int Operations = 100;

    /// <summary>A number for MEMDSL_RECORD_SEED repeats a sequence; without it each run has a new one.</summary>
    private static ulong Seed =>
        ulong.TryParse(Environment.GetEnvironmentVariable("MEMDSL_RECORD_SEED"), out ulong seed) ? seed : (ulong)Random.Shared.NextInt64();

    [Theory]
    [InlineData("x86-64")]
    [InlineData("x86-64, bottom-up", "--legacy")]
    [InlineData("i386", "--32", "--3gb")]
    [InlineData("i386, bottom-up", "--32", "--3gb", "--legacy")]
    public void The_model_does_what_this_kernel_does(string layout, params string[] options)
    {
        using var recorder = HostRecorder.Make(out string missing);
        if (recorder is null)
        {
            Assert.Skip(missing);
            return;
        }

        ulong seed = Seed;
        string operations = new OperationGenerator(seed, Operations).Write();
        string? trace = recorder.Record(operations, options, out string problem);
        if (trace is null) Assert.Skip($"cannot record {layout} here: {problem}");

        var tally = new Tally(keptPerKind: 1);
        Replayer.Replay(trace!, tally);
        var report = new StringWriter();
        report.WriteLine($"{layout}, MEMDSL_RECORD_SEED={seed}");
        ReplayReport.WriteText(report, tally);
        Assert.False(tally.HasDifferences, report.ToString());
        Assert.True(tally.Compared(ComparedKind.Result) > Operations / 2, report.ToString());

        var script = ScriptEmitter.Emit(trace!);
        var run = Assert.Single(MemScript.Create(script.Text, "fresh.mem").Compile().Run().Cases);
        Assert.True(run.Status == RunStatus.Passed, $"{layout}, MEMDSL_RECORD_SEED={seed}: its script is {run.Status}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_operations()
    {
        Assert.Equal(new OperationGenerator(7, Operations).Write(), new OperationGenerator(7, Operations).Write());
        Assert.NotEqual(new OperationGenerator(7, Operations).Write(), new OperationGenerator(8, Operations).Write());
    }
}
