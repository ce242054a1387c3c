using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Tests.UserSpace;
using MemDsl.Runtime.UserSpace;
using CallOn = System.Func<MemDsl.Runtime.Tests.UserSpace.TestProcess, MemDsl.Runtime.Rules.SyscallResult>;

namespace MemDsl.Runtime.Tests.Rules;

/// <summary>
/// The tables of conditions say the truth about their order: a call that violates two rules is refused by the one that is declared first, and by the
/// other one when only that is violated.
/// </summary>
public class CheckOrderTests
{
    private const ulong Page = TestProcess.Page;
    private const ulong Arena = TestProcess.Arena;
    private const ulong End = 0x7fff_ffff_f000;
    private const ulong Negative = 0xffff_8000_0000_0000;
    private const MapFlags Anonymous = MapFlags.Private | MapFlags.Anonymous;
    private const MapFlags Typeless = MapFlags.Anonymous;
    private const MapFlags Fixed = Anonymous | MapFlags.Fixed;
    private const MremapFlags MayMove = MremapFlags.MayMove;
    private const MremapFlags To = MremapFlags.MayMove | MremapFlags.Fixed;
    private const Protection Unknown = (Protection)0x100;

    private static readonly (Rule First, Rule Second, CallOn Both, CallOn Alone)[] Pairs =
    [
        (MmapRules.OffsetUnaligned, MmapRules.BadDescriptor, p => Map(p, 0, Page, MapFlags.Private, 1), p => Map(p, 0, Page, MapFlags.Private)),
        (MmapRules.OffsetUnaligned, MmapRules.LengthZero, p => Map(p, 0, 0, Anonymous, 1), p => Map(p, 0, 0, Anonymous)),
        (MmapRules.BadDescriptor, MmapRules.LengthZero, p => Map(p, 0, 0, MapFlags.Private), p => Map(p, 0, 0, Anonymous)),
        (MmapRules.LengthZero, MmapRules.BeyondTaskSize, p => Map(p, End, 0, Fixed), p => Map(p, End, Page, Fixed)),
        (MmapRules.LengthOverflow, MmapRules.BadType, p => Map(p, 0, ulong.MaxValue, Typeless), p => Map(p, 0, Page, Typeless)),
        (MmapRules.TooLong, MmapRules.FixedUnaligned, p => Map(p, Arena + 1, 1UL << 60, Fixed), p => Map(p, Arena + 1, Page, Fixed)),
        (MmapRules.BeyondTaskSize, MmapRules.FixedUnaligned, p => Map(p, End + 1, Page, Fixed), p => Map(p, Arena + 1, Page, Fixed)),
        (MmapRules.FixedUnaligned, MmapRules.BelowMinimum, p => Map(p, 1, Page, Fixed), p => Map(p, 0, Page, Fixed)),
        (MmapRules.BelowMinimum, MmapRules.BadType, p => Map(p, 0, Page, Typeless | MapFlags.Fixed), p => Map(p, Arena, Page, Typeless | MapFlags.Fixed)),
        (MmapRules.NoReplace, MmapRules.BadType, p => Map(At(p, 1), Arena, Page, Typeless | MapFlags.FixedNoReplace), p => Map(p, Arena, Page, Typeless)),

        (MunmapRules.Unaligned, MunmapRules.BeyondTaskSize, p => Unmap(p, Negative + 1, Page), p => Unmap(p, Negative, Page)),
        (MunmapRules.Unaligned, MunmapRules.LengthZero, p => Unmap(p, Arena + 1, 0), p => Unmap(p, Arena, 0)),
        (MunmapRules.BeyondTaskSize, MunmapRules.LengthZero, p => Unmap(p, Negative, 0), p => Unmap(p, Arena, 0)),

        (MprotectRules.BothGrow, MprotectRules.Unaligned, p => Protect(p, Arena + 1, Page, Protection.GrowsDown | Protection.GrowsUp), p => Protect(p, Arena + 1, Page)),
        (MprotectRules.Unaligned, MprotectRules.Wraps, p => Protect(p, Arena + 1, ulong.MaxValue), p => Protect(p, Arena, ulong.MaxValue)),
        (MprotectRules.Unaligned, MprotectRules.UnknownBits, p => Protect(p, Arena + 1, Page, Unknown), p => Protect(p, Arena, Page, Unknown)),
        (MprotectRules.Wraps, MprotectRules.UnknownBits, p => Protect(p, Arena, ulong.MaxValue, Unknown), p => Protect(p, Arena, Page, Unknown)),
        (MprotectRules.UnknownBits, MprotectRules.Hole, p => Protect(p, Arena, Page, Unknown), p => Protect(p, Arena, Page)),
        (MprotectRules.Hole, MprotectRules.NotGrowing, p => Protect(p, Arena, Page, Protection.GrowsDown), p => Protect(At(p, 1), Arena, Page, Protection.GrowsDown)),

        (MremapRules.UnknownFlags, MremapRules.Unaligned, p => Remap(p, Arena + 1, 1, 1, (MremapFlags)0x100), p => Remap(p, Arena + 1, 1, 1)),
        (MremapRules.Unaligned, MremapRules.LengthZero, p => Remap(p, Arena + 1, 1, 0), p => Remap(p, Arena, 1, 0)),
        (MremapRules.LengthZero, MremapRules.NothingThere, p => Remap(p, Arena, 1, 0), p => Remap(p, Arena, 1, 2)),
        (MremapRules.TooLong, MremapRules.TargetUnaligned, p => Remap(p, Arena, 1, 1UL << 40, To, 1), p => Remap(p, Arena, 1, 1, To, 1)),
        (MremapRules.TargetBeyondTaskSize, MremapRules.TargetUnaligned, p => Remap(p, Arena, 1, 1, To, Negative + 1), p => Remap(p, Arena, 1, 1, To, 1)),
        (MremapRules.TargetUnaligned, MremapRules.NeedsMayMove, p => Remap(p, Arena, 1, 1, MremapFlags.Fixed, 1), p => Remap(p, Arena, 1, 1, MremapFlags.Fixed, Page)),
        (MremapRules.NeedsMayMove, MremapRules.DontUnmapResizes, p => Remap(p, Arena, 1, 2, MremapFlags.DontUnmap), p => Remap(p, Arena, 1, 2, MremapFlags.DontUnmap | MayMove)),
        (MremapRules.DontUnmapResizes, MremapRules.Overlap, p => Remap(p, Arena, 2, 1, MremapFlags.DontUnmap | To, Arena), p => Remap(p, Arena, 2, 1, To, Arena)),
        (MremapRules.Overlap, MremapRules.NothingThere, p => Remap(p, Arena, 2, 1, To, Arena), p => Remap(p, Arena, 2, 1, To, Arena + (8 * Page))),
        (MremapRules.RunsPast, MremapRules.NoRoom, p => Remap(At(p, 1), Arena, 2, 3), p => Remap(At(p, 3), Arena, 2, 3)),
    ];

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var pair in Pairs) names.Add(pair.First.Id, pair.Second.Id);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_that_is_declared_first_decides(string first, string second)
    {
        var pair = Pairs.Single(p => p.First.Id == first && p.Second.Id == second);
        Assert.Equal(first, pair.Both(new TestProcess()).Rule?.Id);
        Assert.Equal(second, pair.Alone(new TestProcess()).Rule?.Id);
        var table = ErrnoTable.Find(first[..first.IndexOf('.', StringComparison.Ordinal)])!;
        var order = table.Own.Select(rule => rule.Id).ToList();
        Assert.InRange(order.IndexOf(first), 0, order.IndexOf(second) - 1);
    }

    [Fact]
    public void Every_table_has_rules_and_a_name_without_one_has_none()
    {
        Assert.Contains("mremap", ErrnoTable.Calls);
        Assert.All(ErrnoTable.Calls, call => Assert.NotEmpty(ErrnoTable.Find(call)!.Own));
        Assert.Null(ErrnoTable.Find("vma"));
    }

    private static TestProcess At(TestProcess p, ulong pages)
    {
        p.MapAt(0, pages);
        return p;
    }

    private static SyscallResult Map(TestProcess p, ulong at, ulong length, MapFlags flags, ulong offset = 0) =>
        p.Process.Mmap(new(at), length, Protection.ReadWrite, flags, null, offset);

    private static SyscallResult Unmap(TestProcess p, ulong at, ulong length) => p.Process.Munmap(new(at), length);

    private static SyscallResult Protect(TestProcess p, ulong at, ulong length, Protection protection = Protection.Read) =>
        p.Process.Mprotect(new(at), length, protection);

    private static SyscallResult Remap(TestProcess p, ulong at, ulong pages, ulong newPages, MremapFlags flags = MremapFlags.None, ulong to = 0) =>
        p.Process.Mremap(new(at), pages * Page, newPages * Page, flags, new(to));
}
