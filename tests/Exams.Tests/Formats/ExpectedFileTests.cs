using MemDsl.Exams.Formats;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>
/// Every format of one result, to the byte: <c>Expected/FORMAT.ENDING</c>. With <c>UPDATE_EXPECTED=1</c> in the environment the files are written anew.
/// </summary>
public sealed class ExpectedFileTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Exams.Tests", "Formats", "Expected");

    public static TheoryData<string> Names => [.. ResultFormats.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_result_is_written_to_the_byte(string name)
    {
        var format = ResultFormats.Named(name)!;
        var path = Path.Combine(Folder, name + format.Ending);
        var written = Write(format);

        if (Environment.GetEnvironmentVariable("UPDATE_EXPECTED") is { Length: > 0 }) File.WriteAllText(path, written);
        Assert.Equal(File.ReadAllText(path), written);
        if (format.Audience == Audience.Student) Assert.DoesNotContain("SECRET", written, StringComparison.Ordinal);
    }

    private static string Write(ResultFormat format)
    {
        switch (format)
        {
            case ResultFormat.OfStudent one:
                return one.Write(Sample.Submission, FormatOptions.Default);
            case ResultFormat.OfClass all:
                using (var writer = new StringWriter())
                {
                    all.Write(writer, [Sample.Submission]);
                    return writer.ToString();
                }

            default:
                throw new InvalidOperationException();
        }
    }
}
