using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Patterns;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Library;

/// <summary>Areas of a process as values of scripts.</summary>
internal static class VmaViews
{
    /// <summary>What an area of a list counts for, in pages of work.</summary>
    private const int AreaWork = 4;

    public static ListValue All(Process process)
    {
        process.Kernel.Work.Add((long)process.Mm.MapCount * AreaWork);
        var list = new ListValue(MemTypes.Vma, process.Mm.MapCount);
        foreach (var area in process.Mm.Areas.All()) list.Add(new Slot(Of(process, area)));
        return list;
    }

    public static VmaValue? Of(Process process, VmArea? area)
    {
        if (area is null) return null;
        var offset = area.OpenFile == 0 ? 0 : area.PageOffset << PageSize.Shift;
        var line = new MapsLine(area.Start.Value, area.End.Value, ProcMaps.Permissions(area.Flags), offset, ProcMaps.Name(process, area));
        return new VmaValue(process.Pid, process.Mm.Id, area, line);
    }
}
