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
        Assert.Equal(56, RecordingFiles.All.Count(file => file.StartsWith("random/", StringComparison.Ordinal)));
        Assert.Equal(108, RecordingFiles.All.Count(file => file.StartsWith("directed/", StringComparison.Ordinal)));
        Assert.Equal(14, RecordingFiles.All.Count(file => file.StartsWith("programs/", StringComparison.Ordinal)));
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
