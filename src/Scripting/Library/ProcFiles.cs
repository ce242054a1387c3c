using System.Globalization;
using System.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;

namespace MemDsl.Scripting.Library;

/// <summary>The files of /proc that a script can read as text.</summary>
internal static class ProcFiles
{
    public static readonly IReadOnlyList<MemInfoLine> MemInfo =
    [
        new("MemTotal", "Memory that the allocator manages.", static m => m.Kernel.Buddy.ManagedPages << PageSize.Shift),
        new("MemFree", "Memory that is free.", static m => m.Kernel.Buddy.FreePages << PageSize.Shift),
        new("Cached", "Pages of files in memory.", static m => (ulong)m.Files.All.Sum(file => (long)file.CachedPageCount) << PageSize.Shift),
        new("PageTables", "Page tables of all processes.", static m => Sum(m, mm => mm.Tables.TableBytes)),
        new("AnonPages", "Anonymous pages that are mapped.", static m => Sum(m, mm => mm.Rss.Anon) << PageSize.Shift),
        new("AnonHugePages", "Of AnonPages: huge pages that one entry maps.", static m => (ulong)m.Kernel.VmStat[NodeStat.AnonTransparentHugePages] << 21),
        new("Committed_AS", "Memory that was promised to processes.", static m => (ulong)Math.Max(0, (long)m.Kernel.Vm.Committed.Pages) << PageSize.Shift),
    ];

    public static string? Read(Machine machine, string name)
    {
        if (name == "buddyinfo") return BuddyInfo.Format(machine.Kernel.Buddy);
        if (name == "meminfo") return Text(MemInfo.Select(line => (line.Name, line.Read(machine))));
        if (name == "sysvipc/shm") return Segments(machine);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(name.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) return null;
        if (!machine.Processes.TryGet(pid, out var process) || process.State != ProcessState.Running) return null;
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

    private static ulong Sum(Machine machine, Func<Runtime.UserSpace.MmStruct, ulong> read)
    {
        var sum = 0UL;
        foreach (var mm in machine.Kernel.Mms.All) sum += read(mm);
        return sum;
    }

    /// <summary>The memory lines of the file; the model knows no others.</summary>
    private static string Status(Process process)
    {
        var status = process.Status();
        var text = new StringBuilder();
        foreach (var line in StatusRows.Lines) text.Append(CultureInfo.InvariantCulture, $"{line.Name}:\t{line.Read(status) >> 10,8} kB\n");
        return text.ToString();
    }

    private static string Text(IEnumerable<(string Name, ulong Bytes)> lines)
    {
        var text = new StringBuilder();
        foreach (var (name, bytes) in lines) text.Append(CultureInfo.InvariantCulture, $"{name + ":",-15} {bytes >> 10,8} kB\n");
        return text.ToString();
    }
}

/// <summary>A line of /proc/meminfo.</summary>
internal sealed record MemInfoLine(string Name, string Doc, Func<Machine, ulong> Read);
