using System.Diagnostics;

namespace MemDsl.Cli.Tests;

/// <summary>What only a process of its own can show: the exit status the shell sees, and which stream is which.</summary>
public sealed class ProcessTests
{
    [Fact]
    public void A_missing_file_is_said_on_standard_error_with_status_64()
    {
        var (status, output, error) = Mem("run", "missing.mem");

        Assert.Equal((64, "", "mem: error MEM5102: there is no file or folder 'missing.mem'\n"), (status, output, error));
    }

    [Fact]
    public void Help_is_said_on_standard_output_with_status_0()
    {
        var (status, output, error) = Mem("--help");

        Assert.Equal((0, ""), (status, error));
        Assert.All(["run", "check", "repl", "elf", "link", "explain"], command => Assert.Contains($"  {command} ", output, StringComparison.Ordinal));
    }

    /// <summary>The runtime gives a closed descriptor 0 to a pipe of its own, from which nothing ever comes.</summary>
    [Fact]
    public void A_closed_standard_input_is_one_without_statements()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux tells what a descriptor is");
        var program = Path.Combine(AppContext.BaseDirectory, "mem.dll");
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" repl <&-", program]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill();
            Assert.Fail("it still waits for statements");
        }

        Assert.Equal((0, "", ""), (process.ExitCode, process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void A_link_named_without_its_folder_leads_to_the_file_beside_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs a privilege there");
        var folder = Directory.CreateTempSubdirectory("mem-links-").FullName;
        File.WriteAllText(Path.Combine(folder, "target.mem"), "let   y  =  22\n");
        File.CreateSymbolicLink(Path.Combine(folder, "link.mem"), "target.mem");

        var (status, output, error) = MemIn(folder, "fmt", "link.mem");

        Assert.Equal((0, "link.mem\n", ""), (status, output, error));
        Assert.Equal("let y = 22\n", File.ReadAllText(Path.Combine(folder, "target.mem")));
        Assert.Equal("target.mem", new FileInfo(Path.Combine(folder, "link.mem")).LinkTarget);
        Directory.Delete(folder, recursive: true);
    }

    private static (int Status, string Output, string Error) Mem(params string[] arguments) => MemIn("", arguments);

    private static (int Status, string Output, string Error) MemIn(string folder, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "mem.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
