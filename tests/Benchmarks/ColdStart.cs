using System.Diagnostics;

namespace MemDsl.Benchmarks;

/// <summary>The published <c>mem run</c> on a ten-line script, against an empty program published in the same way.</summary>
internal static class ColdStart
{
    private const string TenLines = """
        # ten lines
        image app { .text 8K r-x; .data 4K rw- }
        let p = spawn(app)
        let a = p.mmap(16K, PROT_READ|PROT_WRITE)
        p.store(a, 42)
        assert p.load(a) == 42
        let c = p.fork()
        c.store(a, 43)
        assert p.load(a) == 42
        assert c.munmap(a + 1, 4K) fails EINVAL
        """;

    private const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
            <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
          </PropertyGroup>
        </Project>
        """;

    public static Comparison Measure()
    {
        var folder = Directory.CreateTempSubdirectory("mem-cold-start-").FullName;
        try
        {
            var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
            File.WriteAllText(Path.Combine(empty, "empty.csproj"), EmptyProject);
            File.WriteAllText(Path.Combine(empty, "Program.cs"), "return 0;");
            var script = Path.Combine(folder, "ten.mem");
            File.WriteAllText(script, TenLines);

            Publish(Path.Combine(empty, "empty.csproj"), Path.Combine(folder, "out", "empty"));
            Publish(Path.Combine(SourceRoot(), "src", "Cli", "MemDsl.Cli.csproj"), Path.Combine(folder, "out", "mem"));
            var emptyProgram = Path.Combine(folder, "out", "empty", "empty");
            var mem = Path.Combine(folder, "out", "mem", "mem");

            // In turns, so that both see the same moods of the machine.
            double baseline = double.MaxValue, cold = double.MaxValue;
            for (var i = 0; i < Stopwatches.Rounds; i++)
            {
                baseline = Math.Min(baseline, Stopwatches.Time(1, () => Run(emptyProgram)));
                cold = Math.Min(cold, Stopwatches.Time(1, () => Run(mem, "run", script)));
            }

            return new(Stopwatches.Show(cold), Stopwatches.Show(baseline), cold / baseline);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The published <c>mem run --allow-csharp</c> on a script that is one block of C#.</summary>
    public static Comparison MeasureCSharp()
    {
        var folder = Directory.CreateTempSubdirectory("mem-csharp-start-").FullName;
        try
        {
            var script = Path.Combine(folder, "block.mem");
            File.WriteAllText(script, "csharp { }\n");
            Publish(Path.Combine(SourceRoot(), "src", "Cli", "MemDsl.Cli.csproj"), Path.Combine(folder, "out"));
            var cold = double.MaxValue;
            for (var i = 0; i < Stopwatches.Rounds; i++)
                cold = Math.Min(cold, Stopwatches.Time(1, () => Run(Path.Combine(folder, "out", "mem"), "run", "--allow-csharp", script)));
            return new(Stopwatches.Show(cold));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The published <c>mem replay</c> on a folder of recordings.</summary>
    public static double MeasureReplay(string recordings)
    {
        var folder = Directory.CreateTempSubdirectory("mem-replay-start-").FullName;
        try
        {
            Publish(Path.Combine(SourceRoot(), "src", "Cli", "MemDsl.Cli.csproj"), Path.Combine(folder, "out"));
            var cold = double.MaxValue;
            for (var i = 0; i < Stopwatches.Rounds; i++)
                cold = Math.Min(cold, Stopwatches.Time(1, () => Run(Path.Combine(folder, "out", "mem"), "replay", recordings)));
            return cold;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Publish(string project, string output) => Run("dotnet", "publish", project, "-c", "Release", "-o", output, "-v", "quiet", "--nologo");

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    public static string SourceRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MemDsl.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmark must run from inside the repository: MemDsl.sln was not found above it.");
    }
}
