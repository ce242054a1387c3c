using System.IO.Compression;
using System.Text;
using MemDsl.Replay.Comparison;
using MemDsl.Replay.Recordings;
using MemDsl.Replay.Reporting;

namespace MemDsl.Replay.Tests;

/// <summary>A recording that is changed in one place must be found out there, in its own kind and in no other.</summary>
public class DifferenceTests
{
    private const string Trace = "directed/faults.x64.jsonl.gz";

    [Theory]
    [InlineData("result", "\"sig\":\"SIGSEGV\",\"code\":1", "\"sig\":\"SIGSEGV\",\"code\":2")]
    [InlineData("maps", "\"rw-p\",\"0x0\",\"[stack]\"", "\"rw-p\",\"0x0\",\"[stock]\"")]
    [InlineData("flags", "rd wr mr mw me gd ac", "rd wr mr mw me gd")]
    [InlineData("accounting", "\"VmData\":12", "\"VmData\":16")]
    [InlineData("faults", "\"minflt\":1,", "\"minflt\":7,")]
    [InlineData("pages", "\"PFX\"", "\"PF\"")]
    [InlineData("exec", "\"end_data\":\"0x402c00\"", "\"end_data\":\"0x402c08\"")]
    public void One_change_is_one_kind_of_difference(string kind, string recorded, string changed)
    {
        var tally = Replay(text => text.Replace(recorded, changed, StringComparison.Ordinal));
        foreach (var each in Enum.GetValues<ComparedKind>())
            Assert.Equal(each.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase), tally.Different(each) > 0);
        Assert.Equal(kind, tally.Differences.Single().Kind.ToString().ToLowerInvariant());
    }

    [Fact]
    public void The_report_shows_the_models_answer_with_its_reason_and_both_sides()
    {
        var tally = Replay(text => text.Replace("\"sig\":\"SIGSEGV\",\"code\":1", "\"sig\":\"SIGSEGV\",\"code\":2", StringComparison.Ordinal));
        var report = new StringWriter();
        ReplayReport.WriteText(report, tally);
        Assert.Contains("1: p0 load 0", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("the model answered SIGSEGV code 1 at 0x0: no mapping contains", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("  - SIGSEGV code 1 at 0x0\n  + SIGSEGV code 2 at 0x0", report.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_only_the_recording_has_is_a_difference_of_maps()
    {
        var tally = Replay(text => text.Replace("\"procs\":{\"p0\":", "\"procs\":{\"p9\":", StringComparison.Ordinal));
        Assert.Equal(tally.Compared(ComparedKind.Maps), tally.Different(ComparedKind.Maps));
    }

    [Fact]
    public void The_counts_are_in_the_json_report()
    {
        var report = new StringWriter();
        ReplayReport.WriteJson(report, Replay(text => text));
        using var json = System.Text.Json.JsonDocument.Parse(report.ToString());
        Assert.Equal(1, json.RootElement.GetProperty("files").GetInt32());
        foreach (string kind in (string[])["result", "maps", "flags", "accounting", "faults", "pages"])
        {
            Assert.True(json.RootElement.GetProperty(kind).GetProperty("compared").GetInt32() > 0);
            Assert.Equal(0, json.RootElement.GetProperty(kind).GetProperty("different").GetInt32());
        }
    }

    [Fact]
    public void Tallies_of_several_files_add_up_and_keep_the_first_differences()
    {
        var equal = Replay(text => text);
        var other = Replay(text => text.Replace("\"VmData\":12", "\"VmData\":16", StringComparison.Ordinal));
        var sum = new Tally();
        sum.Add(equal);
        sum.Add(other);
        sum.Add(other);
        Assert.Equal(3, sum.Files);
        Assert.Equal(3 * equal.Operations, sum.Operations);
        Assert.Equal(3 * equal.Compared(ComparedKind.Accounting), sum.Compared(ComparedKind.Accounting));
        Assert.Equal(2 * other.Different(ComparedKind.Accounting), sum.Different(ComparedKind.Accounting));
        Assert.Equal(other.Differences.Single(), sum.Differences.Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"header\":1}")]
    [InlineData("{\"header\":1,\"mm\":3}")]
    [InlineData("not json")]
    [InlineData("[1,2")]
    public void What_is_no_recording_is_said_to_be_none(string text)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "broken.jsonl");
        File.WriteAllText(path, text);
        Assert.Throws<RecordingProblemException>(() => Replayer.Replay(path, new Tally()));
    }

    private static Tally Replay(Func<string, string> change)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Recordings", Trace)), CompressionMode.Decompress);
        using var text = new StreamReader(file);
        using var changed = new MemoryStream(Encoding.UTF8.GetBytes(change(text.ReadToEnd())));
        using var reader = TraceReader.Open(changed, isCompressed: false);
        var tally = new Tally();
        Replayer.Replay(reader, tally, Trace);
        return tally;
    }
}
