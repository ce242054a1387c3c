using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Tests.Results.Files;

public sealed class ResultFolderTests
{
    [Theory]
    [InlineData("ada", "ada")]
    [InlineData("Ada Lovelace+1@example.org", "Ada Lovelace+1@example.org")]
    [InlineData("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd")]
    [InlineData("..", "%2E.")]
    [InlineData("a\0b", "a%00b")]
    [InlineData("é", "%C3%A9")]
    [InlineData("%41", "%2541")]
    [InlineData("", "%")]
    public void No_id_leaves_the_folder_and_no_two_share_a_file(string student, string name) => Assert.Equal(name, ResultFolder.FileName(student));
}
