namespace MemDsl.Cli.Tests;

public sealed class ScriptFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mem-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_gives_its_scripts_in_ordinal_order_and_is_their_root()
    {
        foreach (var name in (string[])["b.mem", "a/z.mem", "B.mem", "a/notes.txt", ".hidden.mem", ".git/x.mem"])
            Touch(name);

        var scripts = ScriptFiles.Expand([_folder]);

        Assert.Equal(["B.mem", "a/z.mem", "b.mem"], scripts.Select(script => Path.GetRelativePath(_folder, script.Path).Replace('\\', '/')));
        Assert.All(scripts, script => Assert.Equal(_folder, script.Root));
    }

    [Fact]
    public void Files_keep_the_order_they_were_given_in_and_have_no_root()
    {
        var scripts = ScriptFiles.Expand([Touch("b.mem"), Touch("a.mem")]);

        Assert.Equal(["b.mem", "a.mem"], scripts.Select(script => Path.GetFileName(script.Path)));
        Assert.All(scripts, script => Assert.Null(script.Root));
    }

    [Fact]
    public void A_missing_file_refuses_the_whole_call()
    {
        var problem = Assert.Throws<CallProblem>(() => ScriptFiles.Expand([Touch("a.mem"), Path.Combine(_folder, "b.mem")]));

        Assert.Equal((64, "MEM5102"), (problem.Status, problem.Descriptor.Id));
    }

    private string Touch(string name)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
