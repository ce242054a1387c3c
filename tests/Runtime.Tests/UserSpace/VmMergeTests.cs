using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>The eight cases of merging, and what forbids each.</summary>
public class VmMergeTests
{
    private readonly TestProcess _p = new();

    [Theory]
    [InlineData(true, true, "0+12w")]
    [InlineData(true, false, "0+8w 8+4r")]
    [InlineData(false, true, "0+4r 4+8w")]
    [InlineData(false, false, "0+4r 4+4w 8+4r")]
    public void Cases_1_to_3_a_new_range_joins_the_sides_that_fit(bool left, bool right, string after)
    {
        _p.MapAt(0, 4, left ? Protection.ReadWrite : Protection.Read);
        _p.MapAt(8, 4, right ? Protection.ReadWrite : Protection.Read);
        _p.MapAt(4, 4);
        Expect(after);
    }

    [Fact]
    public void Cases_4_and_5_the_boundary_between_two_areas_moves()
    {
        _p.MapAt(0, 4);
        _p.MapAt(4, 4, Protection.Read);
        _p.Protect(2, 2, Protection.Read);
        Expect("0+2w 2+6r");
        _p.Protect(2, 3, Protection.ReadWrite);
        Expect("0+5w 5+3r");
    }

    [Theory]
    [InlineData(true, true, "0+12w")]
    [InlineData(true, false, "0+8w 8+4r")]
    [InlineData(false, true, "0+4r 4+8w")]
    public void Cases_6_to_8_a_whole_area_goes_up_in_its_neighbours(bool left, bool right, string after)
    {
        _p.MapAt(0, 4, left ? Protection.ReadWrite : Protection.Read);
        _p.MapAt(4, 4, Protection.None);
        _p.MapAt(8, 4, right ? Protection.ReadWrite : Protection.Read);
        _p.Protect(4, 4, Protection.ReadWrite);
        Expect(after);
    }

    [Fact]
    public void A_range_inside_an_area_splits_it_in_three_and_joins_again()
    {
        _p.MapAt(0, 9);
        _p.Write(4);
        _p.Protect(3, 3, Protection.Read);
        Expect("0+3w 3+3r 6+3w");
        _p.Protect(3, 3, Protection.ReadWrite);
        Expect("0+9w");
    }

    [Fact]
    public void Areas_first_written_apart_have_different_anon_vmas_and_only_the_lower_joins()
    {
        _p.MapAt(0, 4);
        _p.MapAt(8, 4);
        _p.Write(0);
        _p.Write(8);
        _p.MapAt(4, 4);
        Expect("0+8w 8+4w");
    }

    [Fact]
    public void Pieces_of_one_area_written_after_the_split_share_their_anon_vma()
    {
        _p.MapAt(0, 8);
        _p.Protect(0, 4, Protection.All);
        _p.Write(0);
        _p.Write(4);
        _p.Protect(0, 4, Protection.ReadWrite);
        Expect("0+8w");
    }

    [Fact]
    public void A_forked_area_takes_no_new_neighbour_in_the_child_but_in_the_parent()
    {
        _p.MapAt(0, 4);
        _p.Write(0);
        var child = _p.Machine.Processes[(int)TestProcess.Value(_p.Process.Fork())];
        const MapFlags Flags = MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed;
        var at = TestProcess.Arena + (4 * TestProcess.Page);
        TestProcess.Value(child.Mmap(new(at), TestProcess.Page, Protection.ReadWrite, Flags));
        Assert.Equal(2, child.Mm.Areas.InRange(TestProcess.Arena, at + TestProcess.Page).Count());
        _p.MapAt(4, 1);
        Expect("0+5w");
    }

    [Fact]
    public void A_fork_of_a_fork_keeps_an_anon_vma_for_each_generation()
    {
        _p.MapAt(0, 1);
        _p.Write(0);
        var child = _p.Machine.Processes[(int)TestProcess.Value(_p.Process.Fork())];
        var grandchild = _p.Machine.Processes[(int)TestProcess.Value(child.Fork())];
        Assert.Equal(1, _p.Mm.AreaAt(new(TestProcess.Arena))!.Chain.Count);
        Assert.Equal(2, child.Mm.AreaAt(new(TestProcess.Arena))!.Chain.Count);
        Assert.Equal(3, grandchild.Mm.AreaAt(new(TestProcess.Arena))!.Chain.Count);
        _p.Check();
        TestProcess.Value(child.Exit(0));
        _p.Check();
    }

    [Fact]
    public void A_written_area_keeps_its_charge_when_it_becomes_read_only_and_so_stays_apart()
    {
        _p.MapAt(0, 2, Protection.Read);
        _p.MapAt(2, 2);
        _p.MapAt(8, 2, Protection.Read);
        _p.MapAt(10, 2);
        _p.Write(10);
        _p.Protect(2, 2, Protection.Read);
        _p.Protect(10, 2, Protection.Read);
        Expect("0+4r 8+2r 10+2r");
    }

    [Fact]
    public void An_obstacle_is_told_with_its_reason()
    {
        var heard = new Listener();
        _p.MapAt(0, 1, Protection.Read);
        _p.Machine.Events.Attach(heard);
        _p.MapAt(1, 1);
        _p.Machine.Events.Detach(heard);
        Assert.Contains(heard.Events, e => e.Kind == EventKind.VmaDecision && e.Rule == VmaRules.MergeFlags);
        Assert.Contains(heard.Events, e => e.Kind == EventKind.VmaMap);
    }

    private void Expect(string arena)
    {
        Assert.Equal(arena, _p.ArenaText());
        _p.Check();
    }

    private sealed class Listener : IEventListener
    {
        public List<MachineEvent> Events { get; } = [];

        public void OnEvent(in MachineEvent happened) => Events.Add(happened);
    }
}
