using System.Globalization;
using System.Text;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// /proc/PID/maps, to the byte (<c>fs/proc/task_mmu.c</c> show_map_vma): <c>start-end perms offset dev inode name</c>, the name from column
/// 73 on (49 on a 32-bit kernel).
/// </summary>
public static class ProcMaps
{
    private const string VsyscallLine = "ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]";

    /// <summary>All lines, each ended by a newline; a 64-bit task also shows the vsyscall page, which is no area.</summary>
    public static string Text(Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        var text = new StringBuilder();
        foreach (var area in process.Mm.Areas.All()) text.Append(Line(process, area)).Append('\n');
        if (process.Kernel.Options.Architecture == Architecture.X86_64 && !process.Is32Bit) text.Append(VsyscallLine).Append('\n');
        return text.ToString();
    }

    /// <summary>The line of one area, without its newline.</summary>
    public static string Line(Process process, VmArea area)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(area);
        var file = FileOf(process, area);
        ulong offset = file is null ? 0 : area.PageOffset << Primitives.PageSize.Shift;
        var line = new StringBuilder(128);
        line.Append(CultureInfo.InvariantCulture, $"{area.Start.Value:x8}-{area.End.Value:x8} {Permissions(area.Flags)} {offset:x8} ");
        line.Append(CultureInfo.InvariantCulture, $"{file?.DeviceMajor ?? 0:x2}:{file?.DeviceMinor ?? 0:x2} {file?.Inode ?? 0} ");
        string name = Name(process, area);
        if (name.Length == 0) return line.ToString();
        int column = process.Kernel.Options.Architecture == Architecture.X86_64 ? 72 : 48;
        if (line.Length < column) line.Append(' ', column - line.Length);
        return line.Append(' ').Append(name).ToString();
    }

    /// <summary>What the last column shows: the file, the kernel's own name, <c>[heap]</c>, <c>[stack]</c>, or nothing.</summary>
    public static string Name(Process process, VmArea area)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(area);
        if (FileOf(process, area) is { } file) return file.Name.Replace("\n", "\\012", StringComparison.Ordinal);
        if (area.Special is { } special) return special.Name;
        var mm = process.Mm;
        if (area.Start < mm.Brk && area.End > mm.StartBrk) return "[heap]";
        return area.Start <= mm.StartStack && area.End >= mm.StartStack ? "[stack]" : "";
    }

    /// <summary><c>rwxp</c>, with <c>s</c> for what was mapped shared.</summary>
    public static string Permissions(VmFlags flags) => string.Create(4, flags, static (text, bits) =>
    {
        text[0] = (bits & VmFlags.Read) != 0 ? 'r' : '-';
        text[1] = (bits & VmFlags.Write) != 0 ? 'w' : '-';
        text[2] = (bits & VmFlags.Exec) != 0 ? 'x' : '-';
        text[3] = (bits & VmFlags.MayShare) != 0 ? 's' : 'p';
    });

    private static MemoryFile? FileOf(Process process, VmArea area) =>
        area.OpenFile == 0 ? null : process.Kernel.Files.Open(area.OpenFile).File;
}
