using System.Diagnostics;
using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>What is built must satisfy those who know ELF better: binutils and the kernel of the computer that runs the tests.</summary>
[Collection(HostPrograms.Name)]
public sealed class RealToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("memdsl-elf").FullName;

    private static readonly ElfImageTemplate[] All =
    [
        SampleImages.App,
        SampleImages.Pie,
        SampleImages.App32,
        SampleImages.Unaligned,
        SampleImages.Explicit,
        SampleImages.Pie with { Interpreter = "/lib64/ld-linux-x86-64.so.2", Name = "dynamic" },
        SampleImages.App with { Name = "execstack", Stack = ElfStack.ReadWriteExecute },
        SampleImages.App with { Name = "nostack", Stack = ElfStack.Absent },
        SampleImages.Explicit with { Name = "filled", Sections = [new(".text", 100, ElfSegmentFlags.Read | ElfSegmentFlags.Execute), new(".bss", 64, ElfSegmentFlags.Read | ElfSegmentFlags.Write)] },
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Not every 64-bit kernel has compat tasks built in (CONFIG_IA32_EMULATION).</summary>
    private static bool RunsWidth(ElfClass width) => width == ElfClass.Elf64 || File.Exists("/proc/sys/abi/vsyscall32");

    [Fact]
    public void Readelf_accepts_every_image_without_a_warning()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/readelf"), "needs binutils");
        foreach (var template in All)
        {
            var path = WriteFile(template.Name, SampleImages.Build(template));
            var (code, output, error) = Run("/usr/bin/readelf", "-hlSsW", path);
            Assert.Equal((0, "", false), (code, error, output.Contains("arning", StringComparison.Ordinal)));
        }

        var vdso = Run("/usr/bin/readelf", "-hlSsW", WriteFile("vdso", Vdso.Image(true).Span));
        Assert.Equal((0, ""), (vdso.Code, vdso.Error));
    }

    [Fact]
    public void Linux_runs_every_image_that_needs_no_interpreter()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64, "needs Linux on x86-64");
        foreach (var template in All)
        {
            if (template.Interpreter is null && RunsWidth(template.Class))
                Assert.Equal((template.Name, 0), (template.Name, Run(WriteFile(template.Name, SampleImages.Build(template))).Code));
        }
    }
}
