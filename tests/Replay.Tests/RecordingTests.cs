using MemDsl.Replay.Comparison;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Reporting;

namespace MemDsl.Replay.Tests;

/// <summary>Every recording that is kept here, which the model must match in everything.</summary>
public class RecordingTests
{
    /// <summary>Recordings of the other kernels were made on machines of this size.</summary>
    private static readonly RecordedDefaults SmallMachine = new(Ram: 256UL << 20, Swap: 0);

    public static TheoryData<string> Files => [.. RecordingFiles.All];

    [Theory, MemberData(nameof(Files))]
    public void The_model_does_what_the_kernel_did(string file)
    {
        var tally = new Tally(keptPerKind: 1);
        Replayer.Replay(RecordingFiles.At(file), tally, file.StartsWith("guests/", StringComparison.Ordinal) ? SmallMachine : default);
        var report = new StringWriter();
        ReplayReport.WriteText(report, tally);
        Assert.Equal(1, tally.Files);
        Assert.True(tally.Compared(ComparedKind.Maps) > 0);
        Assert.True(tally.Compared(ComparedKind.Result) > 0);
        Assert.False(tally.HasDifferences, report.ToString());
    }

    [Fact]
    public void No_recording_is_missing()
    {
        Assert.Equal(
            [("directed", 108), ("programs", 14), ("random", 56), ("recorder", 8)],
            RecordingFiles.All.Where(file => !file.StartsWith("guests/", StringComparison.Ordinal)).GroupBy(file => file.Split('/')[0]).Select(group => (group.Key, group.Count())));
    }

    [Fact]
    public void Recordings_of_the_modelled_kernel_are_known_by_their_headers()
    {
        Assert.True(Replayer.IsOfModelledKernel(RecordingFiles.At("programs/true.json")));
        Assert.True(Replayer.IsOfModelledKernel(RecordingFiles.At("directed/errno.x64.jsonl.gz")));
        Assert.False(Replayer.IsOfModelledKernel(RecordingFiles.At("guests/softlimits.jsonl.gz")));
        Assert.False(Replayer.IsOfModelledKernel(typeof(RecordingTests).Assembly.Location));
    }
}
