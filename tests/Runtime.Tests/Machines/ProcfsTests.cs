using System.Text.RegularExpressions;
using MemDsl.Runtime.Procfs;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>The files of /proc against recordings of Linux 6.12: the same lines in the same order and columns, whatever the numbers.</summary>
public sealed partial class ProcfsTests
{
    /// <summary>Lines of 6.12 that 6.18 has not, or that belong to parts which the machine has not.</summary>
    private static readonly string[] Gone =
    [
        "nr_bounce", "nr_unaccepted", "nr_writeback_temp", "NFS_Unstable", "Bounce", "WritebackTmp", "HardwareCorrupted", "Unaccepted", "DirectMap4k", "DirectMap2M",
    ];

    /// <summary>Lines that came after 6.12.</summary>
    private static readonly string[] New =
    [
        "nr_free_pages_blocks", "pgpromote_candidate_nrl", "pgdemote_proactive", "nr_hugetlb", "nr_balloon_pages", "nr_kernel_file_pages", "high_min", "high_max",
        "pgsteal_proactive", "pgscan_proactive", "Balloon", "direct_map_level2_collapses", "direct_map_level3_collapses",
    ];

    [Theory]
    [InlineData("new-1G", "buddyinfo")]
    [InlineData("new-1G", "meminfo")]
    [InlineData("new-1G", "pagetypeinfo")]
    [InlineData("new-1G", "vmstat")]
    [InlineData("new-1G", "zoneinfo")]
    [InlineData("new-4G-thpnever", "buddyinfo")]
    [InlineData("new-4G-thpnever", "meminfo")]
    [InlineData("new-4G-thpnever", "pagetypeinfo")]
    [InlineData("new-4G-thpnever", "vmstat")]
    [InlineData("new-4G-thpnever", "zoneinfo")]
    public void A_file_has_the_lines_and_columns_of_the_recording(string capture, string file)
    {
        var machine = new Machine(MachineCapture.Read(File.ReadAllBytes(Captured(capture + ".json")), out _)!.Options);

        var expected = Shapes(File.ReadAllText(Captured($"proc/{capture}.{file}")), Gone);
        var actual = Shapes(ProcFile.Text(machine.Kernel, file)!, New);

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Swaps_is_as_recorded_byte_for_byte()
    {
        var machine = new Machine(MachineOptions.Default with { Swap = 384UL << 20 });

        Assert.Equal(File.ReadAllText(Captured("proc/swap.swaps")), SwapsFile.Format(machine.Kernel));
    }

    [Fact]
    public void A_32_bit_machine_tells_of_high_memory_and_of_zones_that_it_has()
    {
        var machine = new Machine(MachineCapture.Read(File.ReadAllBytes(Captured("pae-1G.json")), out _)!.Options);

        Assert.Contains("HighTotal:        147336 kB\n", MemInfo.Format(machine.Kernel), StringComparison.Ordinal);
        Assert.Contains("VmallocTotal:     122880 kB\n", MemInfo.Format(machine.Kernel), StringComparison.Ordinal);
        Assert.Contains("pgalloc_high ", VmStatFile.Format(machine.Kernel), StringComparison.Ordinal);
        Assert.DoesNotContain("dma32", VmStatFile.Format(machine.Kernel), StringComparison.Ordinal);
    }

    /// <summary>Lines with their numbers blotted out: as wide as they were where columns are aligned to the right.</summary>
    private static IEnumerable<string> Shapes(string text, string[] without) =>
        text.Split('\n')
            .Where(line => !without.Contains(line.Trim().Split(' ', ':')[0]))
            .Select(line => line.StartsWith(' ') || !line.Contains("  ", StringComparison.Ordinal)
                ? Number().Replace(CountColumn().Replace(line, "$1 "), "N")
                : RightNumber().Replace(line, match => new string('N', match.Length)));

    private static string Captured(string name) => TestData.Place("Captures", name);

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    /// <summary>6.18 has widened the column behind count, high and batch.</summary>
    [GeneratedRegex("^( +(?:count|high|batch):) +")]
    private static partial Regex CountColumn();

    [GeneratedRegex(" +[0-9]+")]
    private static partial Regex RightNumber();
}
