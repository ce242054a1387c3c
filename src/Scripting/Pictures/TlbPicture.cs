using System.Globalization;
using System.Text;
using MemDsl.Runtime.Hardware;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Pictures;

/// <summary>A TLB: its counters, and what it remembers, level by level and set by set.</summary>
internal static class TlbPicture
{
    private const int MostLines = 32;

    public static string Draw(ScriptWorld world)
    {
        var tlb = world.Machine.Cpus[world.CurrentCpu].Tlb;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"TLB of cpu {world.CurrentCpu} ({tlb.Geometry.Name}): hits {tlb.Hits}, misses {tlb.Misses}, flushes {tlb.Flushes}, single pages flushed {tlb.PageFlushes}");
        var count = 0;
        foreach (var line in tlb.Lines())
        {
            if (count++ < MostLines) text.Append('\n').Append(Line(world, line));
        }

        if (count > MostLines) text.Append(CultureInfo.InvariantCulture, $"\n  … and {count - MostLines} more");
        return text.ToString();
    }

    private static string Line(ScriptWorld world, TlbLine line)
    {
        var rights = $"r{(line.IsWritable ? 'w' : '-')}{(line.IsExecutable ? 'x' : '-')}";
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"  {line.Level.Name} set {line.Set,4} way {line.Way,2}  0x{line.Page.Value:x} -> frame {line.Frame.Value,-7} {rights}{(line.IsLarge ? " 2M" : "")}{(line.IsDirty ? " dirty" : "")}");
        return line.Space is { } space ? $"{row,-58} {Owner(world, space)}" : row + " global";
    }

    /// <summary>The process whose address space it is; of several the first.</summary>
    private static string Owner(ScriptWorld world, ulong space)
    {
        foreach (var process in world.Machine.Kernel.Processes.All)
        {
            if (process.Mm is { } mm && (ulong)mm.Id == space) return string.Create(CultureInfo.InvariantCulture, $"process {process.Pid}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"address space {space}");
    }
}
