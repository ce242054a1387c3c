using System.Globalization;
using System.Text;

namespace MemDsl.Runtime.Procfs;

/// <summary>/proc/swaps (<c>mm/swapfile.c</c> swap_show): the areas in use, in kB.</summary>
public static class SwapsFile
{
    private const int NameWidth = 40;
    private const ulong WideNumber = 10_000_000;

    /// <summary>The file's text.</summary>
    public static string Format(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var text = new StringBuilder("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
        foreach (var area in kernel.Swap.Areas)
        {
            var kind = area.Name.StartsWith("/dev/", StringComparison.Ordinal) ? "partition" : "file\t";
            var (size, used) = (area.Pages * 4, area.UsedSlots * 4);
            text.Append(area.Name.Length < NameWidth ? area.Name.PadRight(NameWidth) : area.Name + " ");
            text.Append(CultureInfo.InvariantCulture, $"{kind}\t{size}\t{Tab(size)}{used}\t{Tab(used)}{area.Priority}\n");
        }

        return text.ToString();
    }

    private static string Tab(ulong number) => number < WideNumber ? "\t" : "";
}
