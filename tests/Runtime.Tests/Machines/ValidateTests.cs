using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Validation;

namespace MemDsl.Runtime.Tests.Machines;

/// <summary>A check that cannot fail is none: each kind of damage is found.</summary>
public class ValidateTests
{
    [Fact]
    public void A_wrong_reference_count_is_found() => Finds("refcount", (machine, pfn) => machine.Memory.Frame(pfn).RefCount++);

    [Fact]
    public void A_wrong_map_count_is_found() => Finds("mapcount", (machine, pfn) => machine.Memory.Frame(pfn).MapCount++);

    [Fact]
    public void A_page_in_the_wrong_place_is_found() => Finds("index", (machine, pfn) => machine.Memory.Frame(pfn).Index++);

    [Fact]
    public void A_wrong_anon_vma_is_found() => Finds("anon_vma", (machine, pfn) => machine.Memory.Frame(pfn).Mapping = 99);

    [Fact]
    public void A_lost_exclusive_mark_is_found() =>
        Finds("exclusive", (machine, pfn) => machine.Memory.Frame(pfn).Flags &= ~FrameFlags.AnonExclusive);

    [Fact]
    public void A_wrong_counter_is_found() => Finds("total_vm", (machine, _) => machine.Processes[100].Mm.TotalVm++);

    [Fact]
    public void A_wrong_resident_counter_is_found() => Finds("rss_anon", (machine, _) => machine.Processes[100].Mm.Rss.Anon++);

    private static void Finds(string word, Action<Machine, PageFrameNumber> damage)
    {
        var machine = TestMachine.New();
        var process = machine.SpawnApp();
        var at = process.Anon(1);
        process.MustStore(at, 1);
        machine.Validate();

        damage(machine, process.Entry(at).Frame);

        var found = Assert.Throws<InvariantException>(machine.Validate);
        Assert.Contains(found.Violations, violation => violation.Contains(word, StringComparison.Ordinal));
    }
}
