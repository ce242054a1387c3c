using System.Diagnostics;
using System.Runtime.InteropServices;
using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>The kernel of the computer that runs the tests, asked where it puts a program: without randomisation, with an 8 MiB stack and no environment.</summary>
internal sealed class LiveKernel : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("memdsl-live").FullName;

    /// <summary>Null where there is a kernel of the kind that is modelled, else what is missing.</summary>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.X64)
            return "needs Linux on x86-64";
        if (!File.Exists("/usr/bin/setarch") || !File.Exists("/usr/bin/env"))
            return "needs setarch and env";
        using var kernel = new LiveKernel();
        var answer = kernel.Run("probe", SampleImages.Build(SampleImages.App));
        return answer is not null && answer.Contains("7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]\n7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]\n7ffff7ffd000-7ffff7fff000 r-xp", StringComparison.Ordinal)
            ? null
            : "needs a kernel with the vdso of Linux 6.18";
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Writes an executable file, its code replaced by an endless loop.</summary>
    public byte[] Write(string name, byte[] image)
    {
        var file = ElfFile.Read(image);
        if (file.FileOffsetOf(file.Header.Entry) is { } at && at < (ulong)image.Length - 1)
        {
            image[at] = 0xeb;       // jmp to itself
            image[at + 1] = 0xfe;
        }

        var path = PathOf(name);
        File.WriteAllBytes(path, image);
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return image;
    }

    /// <summary>The maps of the running program (start-end perms offset name), or null if it died at once.</summary>
    public string? Run(string name, byte[] image)
    {
        Write(name, image);
        var path = PathOf(name);
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "ulimit -c 0; ulimit -s 8192; exec /usr/bin/env -i /usr/bin/setarch x86_64 -R \"$0\"", path])
        {
            RedirectStandardError = true,
        })!;
        try
        {
            return WaitForMaps(process, path);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
            File.Delete(path);
        }
    }

    private static string? WaitForMaps(Process process, string path)
    {
        for (var i = 0; i < 2000 && !process.HasExited; i++)
        {
            // A program that is about to die may be met alive: what was read counts only if it still lives afterwards.
            if (Started(process, path) && TryReadMaps(process) is { } maps && Started(process, path))
                return maps;
            Thread.Sleep(1);
        }

        return null;
    }

    private static string? TryReadMaps(Process process)
    {
        try
        {
            return string.Join('\n', File.ReadAllLines($"/proc/{process.Id}/maps").Where(l => !l.Contains("[vsyscall]", StringComparison.Ordinal)).Select(Shorten));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The link to the program changes in the middle of exec; a read of its auxiliary vector waits for the end.</summary>
    private static bool Started(Process process, string path)
    {
        try
        {
            return File.ResolveLinkTarget($"/proc/{process.Id}/exe", false)?.FullName == path
                && File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[1].StartsWith('R')
                && File.ReadAllText($"/proc/{process.Id}/maps").Contains("[vdso]", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Without device and inode.</summary>
    public static string Shorten(string line) =>
        string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where((_, i) => i is not (3 or 4)));
}
