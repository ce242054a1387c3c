using System.Globalization;
using System.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Procfs;

namespace MemDsl.Scripting.Library;

/// <summary>The files of /proc that a script can read as text.</summary>
internal static class ProcFiles
{
    /// <summary>What a file counts for, and each area of a process in it, in pages of work.</summary>
    private const int FileWork = 256;
    private const int AreaWork = 8;

    public static string? Read(Machine machine, string name)
    {
        machine.Work.Add(FileWork);
        if (ProcFile.Text(machine.Kernel, name) is { } file) return file;
        if (name == "sysvipc/shm") return Segments(machine);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(name.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) return null;
        if (!machine.Processes.TryGet(pid, out var process) || process.State != ProcessState.Running) return null;
        machine.Work.Add((long)process.Mm.MapCount * AreaWork);
        return name[(slash + 1)..] switch
        {
            "maps" => process.MapsText(),
            "status" => Status(process),
            _ => null,
        };
    }

    /// <summary>Key, id, mode, size, creator and attaches of each segment, as <c>ipc/shm.c</c> sysvipc_shm_proc_show begins its lines; the times are left out.</summary>
    private static string Segments(Machine machine)
    {
        var text = new StringBuilder("       key      shmid perms                  size  cpid nattch\n");
        foreach (var segment in machine.Kernel.SharedMemory.All)
        {
            var perms = Convert.ToString(segment.Mode | (segment.IsDoomed ? 0x200 : 0), 8);
            text.Append(CultureInfo.InvariantCulture,
                $"{segment.Key,10} {segment.Id,10} {perms,5} {segment.Size,21} {segment.CreatorPid,5} {machine.Kernel.SharedMemory.AttachesOf(segment),6}\n");
        }

        return text.ToString();
    }

    /// <summary>The memory lines of the file; the model knows no others.</summary>
    private static string Status(Process process)
    {
        var status = process.Status();
        var text = new StringBuilder();
        foreach (var line in StatusRows.Lines) text.Append(CultureInfo.InvariantCulture, $"{line.Name}:\t{line.Read(status) >> 10,8} kB\n");
        return text.ToString();
    }
}
