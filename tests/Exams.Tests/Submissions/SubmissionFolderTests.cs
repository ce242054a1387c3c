using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Submissions;

/// <summary>Who is graded, of the files and the roster that are given.</summary>
public sealed class SubmissionFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mem-exams-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_and_folders_are_found_in_the_order_of_their_IDs()
    {
        Write("s10.mem", "s2.mem", "s1/answer.mem", ".hidden.mem");

        var found = SubmissionFolder.Find([_folder], null);

        Assert.Equal(["s1=s1/answer.mem", "s10=s10.mem", "s2=s2.mem"], found.Files.Select(Shown));
        Assert.Empty(found.Problems);
    }

    [Fact]
    public void What_is_no_submission_and_who_handed_in_twice_is_said()
    {
        Write("s1.mem", "s1/answer.mem", "notes.txt", "s2/other.mem");

        var found = SubmissionFolder.Find([_folder], null);

        Assert.Equal("s1=s1/answer.mem", Shown(Assert.Single(found.Files)));
        Assert.Equal(["notes.txt", "s1.mem", "s2"], found.Problems.Select(problem => Path.GetFileName(problem.Path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void With_a_roster_its_students_are_graded_and_nobody_else()
    {
        Write("s1.mem", "stranger.mem", "late/ada.mem");
        var roster = Roster.Parse("s2,Grace\ns1,Ada\ns3,Eve,late/ada.mem\ns4,Bob,gone.mem\n", "r.csv");

        var found = SubmissionFolder.Find([_folder], roster);

        Assert.Equal(["s1=s1.mem", "s2=", "s3=late/ada.mem", "s4="], found.Files.Select(Shown));
        Assert.Contains(found.Problems, problem => problem.Message.Contains("'stranger' is not in the roster", StringComparison.Ordinal));
        Assert.Contains(found.Problems, problem => problem.Path == "gone.mem");
    }

    [Fact]
    public void A_single_file_is_named_after_its_student()
    {
        Write("s7.mem", "s8/answer.mem");

        var found = SubmissionFolder.Find([Path.Combine(_folder, "s8", "answer.mem"), Path.Combine(_folder, "s7.mem")], null);

        Assert.Equal(["s7", "s8"], found.Files.Select(file => file.Student));
    }

    [Fact]
    public void A_folder_that_was_released_for_an_ID_is_found_for_it()
    {
        Write("o%27brien@uni.ie/answer.mem", "a%2Fb@x.mem");
        var roster = Roster.Parse("o'brien@uni.ie,Brian\na/b@x,Ada\n", "r.csv");

        var found = SubmissionFolder.Find([_folder], roster);

        Assert.Equal(["a/b@x=a%2Fb@x.mem", "o'brien@uni.ie=o%27brien@uni.ie/answer.mem"], found.Files.Select(Shown));
        Assert.Empty(found.Problems);
        Assert.Equal(["a/b@x", "o'brien@uni.ie"], SubmissionFolder.Find([_folder], null).Files.Select(file => file.Student));
    }

    private string Shown(SubmissionFile file) => $"{file.Student}={(file.Path is null ? "" : Path.GetRelativePath(_folder, file.Path).Replace('\\', '/'))}";

    private void Write(params string[] names)
    {
        foreach (var name in names)
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "answer a = 1\n");
        }
    }
}
