using MemDsl.Exams.Results.Files;

namespace MemDsl.Exams.Tests.Results.Files;

public sealed class ResultFolderTests
{
    [Theory]
    [InlineData("ada", "ada")]
    [InlineData("Ada Lovelace+1@example.org", "Ada Lovelace+1@example.org")]
    [InlineData("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd")]
    [InlineData("..", "%2E%2E")]
    [InlineData(".", "%2E")]
    [InlineData("a.", "a%2E")]
    [InlineData("/etc", "%2Fetc")]
    [InlineData("o'brien@uni.ie", "o%27brien@uni.ie")]
    [InlineData("a\0b", "a%00b")]
    [InlineData("é", "%C3%A9")]
    [InlineData("%41", "%2541")]
    [InlineData("", "%")]
    public void No_id_leaves_the_folder_and_no_two_share_a_file(string student, string name) => Assert.Equal(name, ResultFolder.FileName(student));

    [Theory]
    [InlineData("o%27brien@uni.ie", "o'brien@uni.ie")]
    [InlineData("o'brien@uni.ie", "o'brien@uni.ie")]
    [InlineData("ada%x@y", "ada%x@y")]
    [InlineData("a%2fb", "a%2fb")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("Žofie", "Žofie")]
    public void A_name_is_read_back_where_it_was_encoded(string name, string student) => Assert.Equal(student, ResultFolder.StudentOf(name));

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("/etc")]
    [InlineData("../x")]
    [InlineData("..\\x")]
    public void A_path_as_ID_stays_inside_the_folder(string student)
    {
        var folder = Path.GetFullPath("graded");

        Assert.Equal(Path.Combine(folder, ResultFolder.ResultsName), Path.GetDirectoryName(Path.GetFullPath(ResultFolder.PathOf(folder, student))));
        Assert.Equal(folder, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, ResultFolder.FileName(student)))));
    }
}
