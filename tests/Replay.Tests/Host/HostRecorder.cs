using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MemDsl.Replay.Tests.Host;

/// <summary>The recorder of <c>tools/record</c>, compiled and run on the computer that runs the tests, where that can be done.</summary>
internal sealed class HostRecorder : IDisposable
{
    private static readonly string[] DiskFileSystems = ["ext4", "xfs", "btrfs"];

    private readonly string _folder = Directory.CreateTempSubdirectory("memdsl-record").FullName;
    private readonly string _disk;

    private HostRecorder(string disk) => _disk = disk;

    /// <summary>The recorder; or null and why there is none.</summary>
    public static HostRecorder? Make(out string missing)
    {
        missing = Missing();
        if (missing.Length > 0) return null;
        var recorder = new HostRecorder(DiskFolder()!);
        string[] sources = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Recorder"), "*.c").Order(StringComparer.Ordinal)];
        var (status, _, errors) = Run("gcc", ["-std=gnu11", "-O1", "-o", recorder.Program, .. sources], "");
        if (status == 0) return recorder;
        recorder.Dispose();
        missing = $"tools/record does not compile here: {errors}";
        return null;
    }

    private string Program => Path.Combine(_folder, "record");

    /// <summary>Records operations; gives the path of the trace, or null with what the recorder said.</summary>
    public string? Record(string operations, IReadOnlyList<string> options, out string problem)
    {
        var (status, trace, errors) = Run(Program, ["--dir=" + _disk, .. options], operations);
        problem = errors.Trim();
        if (status != 0) return null;
        string path = Path.Combine(_folder, "fresh.jsonl");
        File.WriteAllText(path, trace);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What stands in the way; empty where nothing does.</summary>
    private static string Missing()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != Architecture.X64) return "needs Linux on x86-64";
        string release = File.Exists("/proc/sys/kernel/osrelease") ? File.ReadAllText("/proc/sys/kernel/osrelease").Trim() : "unknown";
        if (!release.StartsWith("6.18.", StringComparison.Ordinal))
            return $"needs Linux 6.18, whose rules are modelled; this is {release}, and kernels differ in what they merge, in mremap over several areas, and in [vvar_vclock]";
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "gcc")))) return "needs gcc";
        return DiskFolder() is null ? "needs a folder on ext4, xfs or btrfs that can be written" : "";
    }

    /// <summary>Files on a tmpfs are shared memory, and a path must fit into the recorded program.</summary>
    private static string? DiskFolder()
    {
        string[] candidates = ["/var/tmp", "/tmp", Environment.GetEnvironmentVariable("HOME") ?? "/"];
        return candidates.FirstOrDefault(folder => folder.Length < 30 && IsOnDisk(folder));
    }

    private static bool IsOnDisk(string folder)
    {
        try
        {
            if (!DiskFileSystems.Contains(new DriveInfo(folder).DriveFormat)) return false;
            Directory.Delete(Directory.CreateDirectory(Path.Combine(folder, $"memdsl-{Environment.ProcessId}")).FullName);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private static (int Status, string Output, string Errors) Run(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }
}
