namespace MemDsl.Cli.Tests;

/// <summary>A file that was asked for is whole or not there, and an older one survives what goes wrong.</summary>
public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mem-whole-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_was_finished_takes_the_older_ones_place()
    {
        var path = Given("old");

        WholeFile.Write(path, writer => writer.Write("new"));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_takes_anothers_place_has_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes are Unix's");
            return;
        }

        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        var path = Given("old");
        File.SetUnixFileMode(path, mode);

        WholeFile.Write(path, writer => writer.Write("new"));

        Assert.Equal(mode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_older_file_and_nothing_else()
    {
        var path = Given("old");

        Assert.Throws<InvalidOperationException>(() => WholeFile.Write(path, writer =>
        {
            writer.Write("half of the ");
            throw new InvalidOperationException("broken off");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_a_problem_of_the_call()
    {
        var problem = Assert.Throws<CallProblem>(() => WholeFile.Write(Path.Combine(_folder, "none", "a.txt"), writer => writer.Write("x")));

        Assert.Equal("MEM5105", problem.Descriptor.Id);
        Assert.Equal(3, problem.Status);
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        var path = Given("old");
        var link = Path.Combine(_folder, "link");
        File.CreateSymbolicLink(link, path);

        WholeFile.Write(link, writer => writer.Write("new"));

        Assert.Equal("new", File.ReadAllText(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_stream_that_cannot_be_written_to_is_said_once()
    {
        using var stream = new StandardStream(new BrokenStream(), "standard output");

        Assert.Equal("MEM5105", Assert.Throws<CallProblem>(() => stream.Write([1])).Descriptor.Id);
        stream.Write([2]);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }

    private string Given(string text)
    {
        var path = Path.Combine(_folder, "report.txt");
        File.WriteAllText(path, text);
        return path;
    }
}
