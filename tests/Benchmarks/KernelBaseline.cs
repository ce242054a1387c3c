using System.Diagnostics;
using System.Globalization;

namespace MemDsl.Benchmarks;

/// <summary>Compiles and runs <c>Kernel/baseline.c</c>: what the rows cost on the kernel underneath.</summary>
internal static class KernelBaseline
{
    /// <summary>Nanoseconds by row key; empty where there is no Linux or no C compiler.</summary>
    public static Dictionary<string, double> Measure()
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var folder = Directory.CreateTempSubdirectory("mem-benchmark-");
        try
        {
            var source = Path.Combine(AppContext.BaseDirectory, "Kernel", "baseline.c");
            var program = Path.Combine(folder.FullName, "baseline");
            return Run("cc", "-O2", source, "-o", program) is not null && Run(program) is { } lines ? Parse(lines) : [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Dictionary<string, double> Parse(string lines)
    {
        var rows = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            rows.Add(words[0], double.Parse(words[1], CultureInfo.InvariantCulture));
        }

        return rows;
    }

    /// <summary>Standard output of a program that succeeded; null when it is missing or failed.</summary>
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
