namespace MemDsl.Runtime.UserSpace;

public sealed partial class AnonVmas
{
    /// <summary>What is wrong with the counts, given all address spaces of the machine; empty when all is well.</summary>
    public IReadOnlyList<string> Check(IEnumerable<MmStruct> mms)
    {
        ArgumentNullException.ThrowIfNull(mms);
        var (links, active, children) = (new int[_used], new int[_used], new int[_used]);
        foreach (var area in mms.SelectMany(mm => mm.Areas.All()))
        {
            if (area.AnonVma != 0) active[area.AnonVma]++;
            foreach (var id in area.Chain.Ids) links[id]++;
        }
        var problems = new List<string>();
        var living = 0;
        for (var id = 1; id < _used; id++)
        {
            if (links[id] == 0) continue;
            living++;
            children[this[id].Parent]++;
        }
        if (living != Count) problems.Add($"{Count} anon_vmas are counted, {living} are in use");
        for (var id = 1; id < _used; id++)
        {
            if (links[id] == 0) continue;
            var row = this[id];
            if (row.Links != links[id]) problems.Add($"anon_vma {id} counts {row.Links} areas, {links[id]} link to it");
            if (row.NumActiveVmas != active[id]) problems.Add($"anon_vma {id} counts {row.NumActiveVmas} active areas, {active[id]} have it");
            if (row.NumChildren != children[id]) problems.Add($"anon_vma {id} counts {row.NumChildren} children, {children[id]} name it as parent");
        }
        return problems;
    }
}
