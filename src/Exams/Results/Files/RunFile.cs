using MemDsl.Exams.Grading;

namespace MemDsl.Exams.Results.Files;

/// <summary>A <see cref="GradingRun"/> as a file.</summary>
public static class RunFile
{
    private static readonly FormatHead Head = new("mem-exam-run", 1);

    public static byte[] Write(GradingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Head.Write(json =>
        {
            json.WriteString("exam", run.Exam);
            json.WriteString("examDigest", run.ExamDigest);
            json.WriteString("modelVersion", run.ModelVersion);
            json.WriteString("shard", run.Shard.ToString());
        });
    }

    /// <param name="bytes">The file.</param>
    /// <param name="path">Its name, for messages.</param>
    public static FileContent<GradingRun> Read(ReadOnlySpan<byte> bytes, string path) => Head.Read(bytes, path, top =>
    {
        var shard = top.Member("shard");
        return new GradingRun(
            top.Member("exam").Text(),
            top.Member("examDigest").Text(),
            top.Member("modelVersion").Text(),
            Shard.Parse(shard.Text()) ?? throw shard.Wrong($"expected a part of a class as \"2/4\", found \"{shard.Text()}\""));
    });
}
