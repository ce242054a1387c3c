using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Validation;

/// <summary>Who uses which address space, families, and what is promised to all together.</summary>
internal static class ProcessChecker
{
    public static void Check(Kernel kernel, Violations violations)
    {
        var users = new SortedDictionary<int, int>();
        foreach (var process in kernel.Processes.All)
        {
            if (process.State == ProcessState.Running) users[process.Mm.Id] = users.GetValueOrDefault(process.Mm.Id) + 1;
            if (process.State == ProcessState.Dead) violations.Add($"process {process.Pid} is dead and still in the table");
            if (process.IsThread && (process.Leader.IsThread || process.Leader.State != ProcessState.Running || !ReferenceEquals(process.Leader.Mm, process.Mm)))
            {
                violations.Add($"process {process.Pid} is a thread of {process.Leader.Pid}, which is no process with its address space");
            }

            foreach (var child in process.Children)
            {
                if (!ReferenceEquals(child.Parent, process)) violations.Add($"process {child.Pid} is a child of {process.Pid} and does not know it");
            }
        }

        ulong committed = kernel.Vm.Settings.CommittedElsewhere;
        foreach (var mm in kernel.Mms.All)
        {
            violations.Same($"mm {mm.Id}", "mm_users", (ulong)mm.Users, (ulong)users.GetValueOrDefault(mm.Id));
            foreach (var area in mm.Areas.All())
            {
                if (area.Has(VmFlags.Account)) committed += area.Pages;
            }
        }

        foreach (var file in kernel.Files.All) committed += file.CommittedPages;
        violations.Same("machine", "committed pages", kernel.Vm.Committed.Pages, committed);
    }
}
