using MemDsl.Replay.Comparison;
using MemDsl.Replay.Reporting;

namespace MemDsl.Replay.Tests;

/// <summary>A sample of the recordings of Linux 6.18, which the model must match in everything.</summary>
public class RecordingTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Recordings");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(Replayer.IsRecording).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void The_model_does_what_the_kernel_did(string file)
    {
        var tally = new Tally(keptPerKind: 1);
        Replayer.Replay(Path.Combine(Folder, file), tally);
        var report = new StringWriter();
        ReplayReport.WriteText(report, tally);
        Assert.False(tally.HasDifferences, report.ToString());
        Assert.True(tally.Compared(ComparedKind.Maps) > 0);
        Assert.True(tally.Compared(ComparedKind.Result) > 0);
    }

    [Fact]
    public void Recordings_of_the_modelled_kernel_are_known_by_their_headers()
    {
        Assert.True(Replayer.IsOfModelledKernel(Path.Combine(Folder, "true.json")));
        Assert.True(Replayer.IsOfModelledKernel(Path.Combine(Folder, "errno.x64.jsonl.gz")));
        Assert.False(Replayer.IsOfModelledKernel(typeof(RecordingTests).Assembly.Location));
    }
}
