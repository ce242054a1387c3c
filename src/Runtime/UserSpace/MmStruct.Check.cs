namespace MemDsl.Runtime.UserSpace;

public sealed partial class MmStruct
{
    /// <summary>Everything that is wrong with the areas and what is counted of them; empty when all is well. Page tables are checked
    /// elsewhere, against these areas.</summary>
    public IReadOnlyList<string> Check()
    {
        var problems = new List<string>(Areas.Check());
        ulong total = 0, locked = 0, data = 0, exec = 0, stack = 0;
        foreach (var area in Areas.All())
        {
            total += area.Pages;
            if (area.Has(VmFlags.Locked)) locked += area.Pages;
            if (CountsAsExec(area.Flags)) exec += area.Pages;
            else if (CountsAsStack(area.Flags)) stack += area.Pages;
            else if (CountsAsData(area.Flags)) data += area.Pages;
            if (area.EndValue > TaskSize) problems.Add($"{area} ends above TASK_SIZE");
            CheckAnonVma(area, problems);
        }
        Compare(problems, "total_vm", TotalVm, total);
        Compare(problems, "locked_vm", LockedVm, locked + StrayLockedVm);
        Compare(problems, "data_vm", DataVm, data);
        Compare(problems, "exec_vm", ExecVm, exec);
        Compare(problems, "stack_vm", StackVm, stack);
        return problems;
    }

    /// <summary>Pages of this address space that are charged to the committed memory.</summary>
    public ulong AccountedPages()
    {
        ulong pages = 0;
        foreach (var area in Areas.All())
        {
            if (area.Has(VmFlags.Account)) pages += area.Pages;
        }
        return pages;
    }

    private void CheckAnonVma(VmArea area, List<string> problems)
    {
        if (area.AnonVma != 0 && !area.Chain.Ids.Contains(area.AnonVma)) problems.Add($"{area} has an anon_vma that is not in its chain");
        if (area.AnonVma == 0 && area.Chain.Count != 0) problems.Add($"{area} has a chain and no anon_vma");
        foreach (var id in area.Chain.Ids)
        {
            if (Context.AnonVmas[id].Links <= 0) problems.Add($"{area} refers to anon_vma {id}, which is gone");
        }
    }

    private static void Compare(List<string> problems, string name, ulong counted, ulong found)
    {
        if (counted != found) problems.Add($"{name} says {counted} pages, the areas have {found}");
    }
}
