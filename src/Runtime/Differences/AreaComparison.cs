using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Differences;

/// <summary>Compares the areas of two address spaces; nodes of the trees that both share are equal.</summary>
internal static class AreaComparison
{
    /// <param name="before">The process before; null for none that has an address space.</param>
    /// <param name="after">The process after; null for none that has an address space.</param>
    public static ImmutableArray<AreaChange> Compare(Process? before, Process? after)
    {
        var (old, now) = VmAreaTree.NotShared(before?.Mm.Areas, after?.Mm.Areas);
        var ends = new Dictionary<ulong, VmArea>();
        var starts = new HashSet<ulong>();
        foreach (var area in now) starts.Add(area.StartValue);
        foreach (var area in old)
            if (!starts.Contains(area.StartValue))
                ends.Add(area.EndValue, area);
        var pairs = new SortedDictionary<ulong, (VmArea? Before, VmArea? After)>();
        foreach (var area in old) pairs[area.StartValue] = (area, null);
        foreach (var area in now)
        {
            if (pairs.TryGetValue(area.StartValue, out var pair)) pairs[area.StartValue] = (pair.Before, area);
            else if (ends.Remove(area.EndValue, out var same))
            {
                pairs.Remove(same.StartValue);
                pairs[area.StartValue] = (same, area);
            }
            else pairs[area.StartValue] = (null, area);
        }

        var changes = ImmutableArray.CreateBuilder<AreaChange>();
        foreach (var (was, current) in pairs.Values)
        {
            var fields = was is null || current is null ? [] : Fields(was, current);
            if (was is not null && current is not null && fields.IsEmpty) continue;
            changes.Add(new AreaChange(was, current, was is null ? "" : ProcMaps.Line(before!, was), current is null ? "" : ProcMaps.Line(after!, current), fields));
        }

        return changes.ToImmutable();
    }

    private static ImmutableArray<FieldChange> Fields(VmArea before, VmArea after)
    {
        var fields = ImmutableArray.CreateBuilder<FieldChange>();
        Add("vm_start", Hex(before.StartValue), Hex(after.StartValue));
        Add("vm_end", Hex(before.EndValue), Hex(after.EndValue));
        Add("vm_flags", VmFlagTable.Codes(before.Flags).TrimEnd(), VmFlagTable.Codes(after.Flags).TrimEnd());
        Add("vm_pgoff", Hex(before.PageOffset), Hex(after.PageOffset));
        Add("vm_file", Number(before.OpenFile), Number(after.OpenFile));
        Add("special", before.Special?.Name ?? "none", after.Special?.Name ?? "none");
        Add("anon_vma", Number(before.AnonVma), Number(after.AnonVma));
        Add("anon_vma_chain", Chain(before), Chain(after));
        return fields.ToImmutable();

        void Add(string name, string was, string current)
        {
            if (was != current) fields.Add(new FieldChange(name, was, current));
        }
    }

    private static string Chain(VmArea area) => area.Chain.Count == 0 ? "none" : string.Join(' ', area.Chain.Ids.ToArray());

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static string Number(int value) => value == 0 ? "none" : value.ToString(CultureInfo.InvariantCulture);
}
