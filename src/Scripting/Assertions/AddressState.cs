using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Assertions;

/// <summary>What lies around an address of a process: the area below, the one that holds it, the one above, and its page-table entry.</summary>
internal static class AddressState
{
    public static ImmutableArray<string> Describe(ScriptWorld world, int pid, ulong address)
    {
        if (world.FindProcess(pid) is not { State: Runtime.Processes.ProcessState.Running } process) return [];
        var lines = ImmutableArray.CreateBuilder<string>();
        var at = new VirtualAddress(address);
        var areas = process.Mm.Areas;
        var around = areas.Around(address);
        var holding = process.Mm.AreaAt(at);
        var above = holding is null ? around.Next : areas.Next(holding);
        lines.Add("below:  " + (VmaViews.Of(process, around.Previous)?.ToString() ?? "nothing"));
        lines.Add($"at {ValueFormatter.Address(address)}: " + (VmaViews.Of(process, holding)?.ToString() ?? "no area"));
        lines.Add("above:  " + (VmaViews.Of(process, above)?.ToString() ?? "nothing"));
        var tables = process.Mm.Tables.Raw;
        lines.Add("entry:  " + (tables.Mode.IsCanonical(address) ? PteValue.Describe(tables.Read(at)) : "none: the address is not canonical"));
        return lines.ToImmutable();
    }
}
