using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;
using MemDsl.Exams.Tests.Results;

namespace MemDsl.Exams.Tests.Formats;

/// <summary>Tables for teachers: RFC 4180, every row as long as the first, the same points.</summary>
public sealed class ClassFormatTests
{
    private static readonly Arbitrary<List<GradedSubmission>> Classes = RandomResults.Any.Generator.ListOf(3).Select(list => list.ToList()).ToArbitrary();

    [Fact]
    public void A_row_a_student() => ForAll(submissions =>
    {
        var rows = Rows("csv", submissions);

        Assert.Equal(submissions.Count + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Fields.Length, row.Fields.Length));
        Assert.Equal(submissions.Sum(submission => submission.Points), Column(rows, "points").Sum(text => decimal.Parse(text, CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void A_row_a_check() => ForAll(submissions =>
    {
        var rows = Rows("checks", submissions);

        Assert.Equal(submissions.Sum(submission => submission.Items.Sum(item => item.Checks.Length)) + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Fields.Length, row.Fields.Length));
        Assert.Equal(submissions.Sum(submission => submission.MaxPoints), Column(rows, "max_points").Sum(text => decimal.Parse(text, CultureInfo.InvariantCulture)));
    });

    [Theory]
    [InlineData("csv")]
    [InlineData("checks")]
    public void No_cell_is_a_formula_and_every_row_ends_as_the_standard_says(string format) => ForAll(submissions =>
    {
        var written = Write(format, submissions);

        Assert.All(CsvRow.Read(written).SelectMany(row => row.Fields), cell => Assert.False(cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..], cell));
        Assert.EndsWith("\r\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain(written, character => character is '\0' or '\u001b' or '\u202E');
    });

    private static IEnumerable<string> Column(List<CsvRow> rows, string name)
    {
        var at = rows[0].Fields.IndexOf(name);
        return rows.Skip(1).Select(row => row.Fields[at]);
    }

    private static List<CsvRow> Rows(string format, List<GradedSubmission> submissions) => CsvRow.Read(Write(format, submissions)).ToList();

    private static string Write(string format, List<GradedSubmission> submissions)
    {
        using var writer = new StringWriter();
        ((ResultFormat.OfClass)ResultFormats.Named(format)!).Write(writer, submissions);
        return writer.ToString();
    }

    private static void ForAll(Action<List<GradedSubmission>> holds) => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Classes, holds));
}
