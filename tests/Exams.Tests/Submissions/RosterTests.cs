using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Submissions;

/// <summary>Rosters as spreadsheets write them.</summary>
public sealed class RosterTests
{
    [Fact]
    public void Headings_quotes_blank_lines_and_both_line_ends_are_read()
    {
        var roster = Roster.Parse("\ufeffID,Name,File\r\ns1,\"Lovelace, Ada\"\r\n\r\ns2,\"the \"\"Count\"\"\",late/two.mem\n s3 , Grace \n", "r.csv");

        Assert.Equal(
            [new RosterEntry("s1", "Lovelace, Ada", null), new RosterEntry("s2", "the \"Count\"", "late/two.mem"), new RosterEntry("s3", "Grace", null)],
            roster.Students);
        Assert.Empty(roster.Problems);
    }

    [Fact]
    public void Rows_that_cannot_be_are_left_out_and_said()
    {
        var roster = Roster.Parse("s1,Ada\ns\t2,Eve\ns1,Ada again\n,nobody\ns3,a,b,c\n", "r.csv");

        Assert.Equal("s1", Assert.Single(roster.Students).Id);
        Assert.Equal([2, 3, 4, 5], roster.Problems.Select(problem => problem.Line));
        Assert.Equal("r.csv(3): 's1' is in line 1 already; this row was left out", roster.Problems[1].ToString());
    }

    [Theory]
    [InlineData("s1,\"Ada\nLovelace\n", "line 1: the quote that begins a field is never closed")]
    [InlineData("s1,Ada\ns2,\"Eve\"x\n", "line 2: behind the closing quote of a field stands a comma or the line's end")]
    public void What_is_no_CSV_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Roster.Parse(text, "r.csv")).Message);

    [Fact]
    public void A_line_end_in_quotes_counts_as_a_line()
    {
        var rows = CsvRow.Read("a,\"b\nc\"\nd\n").ToList();

        Assert.Equal([1, 3], rows.Select(row => row.Line));
        Assert.Equal("b\nc", rows[0].Fields[1]);
    }

    [Theory]
    [InlineData("s100", null)]
    [InlineData("ada.lovelace+x@example.org", null)]
    [InlineData("Žofie", null)]
    [InlineData("o'brien@uni.ie", null)]
    [InlineData("a/b@x", null)]
    [InlineData("ada%x@y", null)]
    [InlineData("!#$&*=?^`{|}~@x", null)]
    [InlineData("..", null)]
    [InlineData("/etc", null)]
    [InlineData("", "there is no ID")]
    [InlineData(" ada", "neither begins nor ends")]
    [InlineData("ada\u00a0", "neither begins nor ends")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\u202eb", "U+202E")]
    public void An_ID_is_a_text_that_can_be_seen(string id, string? problem)
    {
        if (problem is null) Assert.Null(StudentId.Problem(id));
        else Assert.Contains(problem, StudentId.Problem(id), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ID_is_at_most_as_long_as_a_file_name_can_be_and_no_half_character()
    {
        Assert.Null(StudentId.Problem(new string('a', 128)));
        Assert.Contains("at most 128 characters", StudentId.Problem(new string('a', 129)), StringComparison.Ordinal);
        Assert.Contains("U+D800", StudentId.Problem("a\ud800b"), StringComparison.Ordinal);
        Assert.Contains("384 bytes", StudentId.Problem(new string('/', 128)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id;name\ns1;Ada\ns2;Grace\n", "';'")]
    [InlineData("s1;Ada\ns2;Grace\n", "';'")]
    [InlineData("ID\tName\ns1\tAda\n", "tabs")]
    public void A_roster_without_commas_is_told_so_once(string text, string separator)
    {
        var message = Assert.Throws<FormatException>(() => Roster.Parse(text, "r.csv")).Message;

        Assert.Equal($"line 1: fields are separated by {separator}, and a roster by ',': save it as CSV with commas", message);
    }
}
