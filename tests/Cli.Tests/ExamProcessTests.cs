using System.Diagnostics;
using System.Globalization;

namespace MemDsl.Cli.Tests;

/// <summary>Grading a class as a process that can be killed at any moment.</summary>
public sealed class ExamProcessTests : IDisposable
{
    private const int Students = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("mem-exam-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_killed_run_is_taken_up_and_loses_and_repeats_nobody()
    {
        WriteClass();
        Grade("whole").WaitForExit();

        using (var killed = Grade("killed"))
        {
            while (!killed.HasExited && Results("killed").Length < 5) Thread.Sleep(5);
            killed.Kill(entireProcessTree: true);
            killed.WaitForExit();
        }

        var before = Results("killed");
        var written = before.ToDictionary(path => path, File.GetLastWriteTimeUtc);
        Assert.InRange(before.Length, 5, Students - 1);
        using var again = Grade("killed");
        var output = again.StandardOutput.ReadToEnd();
        again.WaitForExit();

        Assert.Equal(0, again.ExitCode);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Students - before.Length} graded, {before.Length} kept: "), output, StringComparison.Ordinal);
        Assert.All(before, path => Assert.Equal(written[path], File.GetLastWriteTimeUtc(path)));
        Assert.Equal(Students, Results("killed").Length);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "whole", "class.csv")), File.ReadAllBytes(Path.Combine(_folder, "killed", "class.csv")));
        Assert.All(Results("whole"), path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(_folder, "killed", "results", Path.GetFileName(path)))));
    }

    [Fact]
    public void Nothing_is_said_of_progress_where_no_one_watches()
    {
        WriteClass();
        using var run = Grade("piped");
        var error = run.StandardError.ReadToEnd();
        run.WaitForExit();

        Assert.Equal((0, ""), (run.ExitCode, error));
    }

    private string[] Results(string name)
    {
        var folder = Path.Combine(_folder, name, "results");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
    }

    private Process Grade(string name)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "mem.dll");
        var exam = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "Files", "exam", "paging.mem");
        return Process.Start(new ProcessStartInfo("dotnet", [program, "exam", "grade", exam, Path.Combine(_folder, "class"), "-o", Path.Combine(_folder, name), "--jobs", "2"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Every other one never ends, so that grading the class takes a while.</summary>
    private void WriteClass()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "class"));
        for (var i = 0; i < Students; i++)
            File.WriteAllText(Path.Combine(_folder, "class", $"s{i:000}.mem"), i % 2 == 0 ? "answer shrink { while true { } }\n" : $"answer resident = {i % 9}\n");
    }
}
