using System.Text;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Submissions;

/// <summary>What a file is before anything in it is understood.</summary>
public sealed class SubmissionTextTests
{
    [Fact]
    public void A_text_is_gone_on_with()
    {
        var read = SubmissionText.Of("answer a = 1\n"u8);

        Assert.Equal((SubmissionVerdict.Graded, "answer a = 1\n", ""), (read.Verdict, read.Text, read.Reason));
        Assert.Equal("4dd81dae", read.Digest![..8]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.Equal("answer a = 1", SubmissionText.Of([0xef, 0xbb, 0xbf, .. "answer a = 1"u8]).Text);

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t\n")]
    [InlineData("# answer a = 1\n   # answer b = 2\n")]
    public void A_file_of_nothing_but_white_space_and_comments_is_empty(string text) =>
        Assert.Equal(SubmissionVerdict.Empty, SubmissionText.Of(Encoding.UTF8.GetBytes(text)).Verdict);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_said_with_their_line()
    {
        var read = SubmissionText.Of([.. "answer a = 1\nanswer b = "u8, 0xe4, (byte)'\n']);

        Assert.Equal(SubmissionVerdict.Unreadable, read.Verdict);
        Assert.Contains("line 2", read.Reason, StringComparison.Ordinal);
        Assert.NotNull(read.Digest);
    }

    [Fact]
    public void Zero_bytes_are_no_text() =>
        Assert.Contains("zero bytes", SubmissionText.Of("PK\0\0"u8).Reason, StringComparison.Ordinal);

    [Fact]
    public void The_longest_file_is_read_and_a_longer_one_is_not()
    {
        var longest = Encoding.UTF8.GetBytes("a" + new string(' ', SubmissionText.MaxBytes - 1));

        Assert.Equal(SubmissionVerdict.Graded, SubmissionText.Of(longest).Verdict);
        Assert.Equal(SubmissionVerdict.Unreadable, SubmissionText.Of([.. longest, (byte)' ']).Verdict);
    }

    [Fact]
    public void A_file_that_is_not_there_is_missing_and_a_folder_is_unreadable()
    {
        Assert.Equal(SubmissionVerdict.Missing, SubmissionText.Read(Path.Combine(AppContext.BaseDirectory, "nobody.mem")).Verdict);
        Assert.Equal(SubmissionVerdict.Unreadable, SubmissionText.Read(AppContext.BaseDirectory).Verdict);
    }
}
