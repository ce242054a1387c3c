using System.IO.Compression;
using System.Text;
using MemDsl.Replay.Emission;
using MemDsl.Replay.Recordings;
using MemDsl.Scripting;

namespace MemDsl.Replay.Tests;

/// <summary>Recordings written as scripts: each script asserts what was recorded, and holds.</summary>
public class EmissionTests
{
    public static TheoryData<string> Traces => [.. RecordingFiles.Traces];

    [Theory, MemberData(nameof(Traces))]
    public void A_recording_is_a_script_that_holds(string file)
    {
        var script = ScriptEmitter.Emit(RecordingFiles.At(file));
        Assert.True(script.Operations > 0);
        Assert.True(script.Assertions > script.Operations / 2);
        var result = MemScript.Create(script.Text, "recording.mem").Compile().Run();
        Assert.True(result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
        var run = Assert.Single(result.Cases);
        Assert.True(run.Status == RunStatus.Passed, $"{run.Status}: {run.Failures.Length} of {run.Assertions} assertions failed, the first in line {(run.Failures.IsEmpty ? 0 : run.Failures[0].Location.Line)}");
        Assert.Equal(script.Assertions, run.Assertions);
    }

    [Theory]
    [InlineData("\"sig\":\"SIGSEGV\",\"code\":1", "\"sig\":\"SIGSEGV\",\"code\":2")]
    [InlineData("\"rw-p\",\"0x0\",\"[stack]\"", "\"rw-p\",\"0x0\",\"[stock]\"")]
    [InlineData("rd wr mr mw me gd ac", "rd wr mr mw me gd")]
    [InlineData("\"VmData\":12", "\"VmData\":16")]
    [InlineData("\"minflt\":1,", "\"minflt\":7,")]
    [InlineData("\"Private_Dirty\":4", "\"Private_Dirty\":8")]
    [InlineData("\"PFX\"", "\"PF\"")]
    [InlineData("\"ret\":\"0xcc\"", "\"ret\":\"0xcd\"")]
    public void What_was_recorded_is_asserted(string recorded, string changed)
    {
        var text = Text("directed/faults.x64.jsonl.gz");
        Assert.Contains(recorded, text, StringComparison.Ordinal);
        var script = Emit(text.Replace(recorded, changed, StringComparison.Ordinal));
        var run = Assert.Single(MemScript.Create(script.Text, "recording.mem").Compile().Run().Cases);
        Assert.True(run.Status is RunStatus.Failed);
    }

    [Fact]
    public void A_script_speaks_the_language()
    {
        var text = ScriptEmitter.Emit(RecordingFiles.At("directed/faults.x64.jsonl.gz")).Text;
        Assert.Contains("# 10: a = p0 mmap 0 0x5000 NONE PRIVATE|ANON -1 0\nlet a = p0.mmap(20K, PROT_NONE, MAP_PRIVATE|MAP_ANONYMOUS)\nassert a == 0x7ffff7ff2000\nassert p0.maps == maps {\n", text, StringComparison.Ordinal);
        Assert.Contains("assert p0.load(a) raises SIGSEGV(SEGV_ACCERR)\n", text, StringComparison.Ordinal);
        Assert.Contains("p0.mprotect(a + 4K, 4K, PROT_WRITE)\n", text, StringComparison.Ordinal);
        Assert.Contains("assert p0.mm.start_code == 0x400000 and", text, StringComparison.Ordinal);
        text = ScriptEmitter.Emit(RecordingFiles.At("directed/errno.i386.jsonl.gz")).Text;
        Assert.Contains("personality: ADDR_NO_RANDOMIZE|ADDR_LIMIT_3GB", text, StringComparison.Ordinal);
        Assert.Contains(" fails EINVAL\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_has_no_script()
    {
        var problem = Assert.Throws<RecordingProblemException>(() => ScriptEmitter.Emit(RecordingFiles.At("programs/true.json")));
        Assert.Contains("real program", problem.Message, StringComparison.Ordinal);
    }

    private static string Text(string file)
    {
        using var compressed = new GZipStream(File.OpenRead(RecordingFiles.At(file)), CompressionMode.Decompress);
        using var text = new StreamReader(compressed);
        return text.ReadToEnd();
    }

    private static EmittedScript Emit(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var reader = TraceReader.Open(stream, isCompressed: false);
        return ScriptEmitter.Emit(reader, "changed");
    }
}
