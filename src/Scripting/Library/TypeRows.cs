using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Library;

/// <summary>Object types and pattern forms.</summary>
internal static class TypeRows
{
    public static void AddTo(RowTable table)
    {
        ReadOnlySpan<ObjectType> types =
        [
            MemTypes.Process, MemTypes.Image, MemTypes.Section, MemTypes.File, MemTypes.Mm, MemTypes.Vma,
            MemTypes.Pte, MemTypes.WalkLevel, MemTypes.Status, MemTypes.Smaps, MemTypes.PageMap, MemTypes.KernelAccess, MemTypes.Page, MemTypes.Zone, MemTypes.Memory, MemTypes.Buddy,
            MemTypes.Lru, MemTypes.Tlb, MemTypes.Cpu, MemTypes.MemInfo, MemTypes.Kernel, MemTypes.Event,
        ];
        foreach (var type in types) table.Builder.Add(type);
        table.Builder.Add(new LibraryPattern(
            "maps", MemTypes.ListOf(MemTypes.Vma),
            "Lines as in /proc/PID/maps: start-end perms offset [dev inode] name. '*' stands for any field, '...' for any lines, '{expr}' for a number."));
        table.Builder.Add(new LibraryPattern(
            "buddyinfo", PrimitiveType.String,
            "Lines as in /proc/buddyinfo, compared with proc(\"buddyinfo\") or buddy. '*' stands for any field, '...' for any lines, '{expr}' for a number.")
        {
            AlsoCompared = MemTypes.Buddy,
        });
        table.Builder.AddArchitecture("x86_64");
        table.Builder.AddArchitecture("x86_32");
    }
}
