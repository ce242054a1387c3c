using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The program's stack as exec builds it (<c>fs/exec.c</c>, <c>mm/vma_exec.c</c>): a page at the very top takes the strings
/// first; when the program's layout is known, it moves to the final top.</summary>
public static class StackArea
{
    private const ulong Margin = 128UL << 10;

    /// <summary>VM_STACK_INCOMPLETE_SETUP: a combination that nothing else has, so that the stack merges with nothing meanwhile.</summary>
    private const VmFlags Incomplete = VmFlags.RandRead | VmFlags.SeqRead;

    /// <summary>create_init_stack_vma: one page below the top, for the strings. More come by growth.</summary>
    public static SyscallResult Create(MmStruct mm, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var top = mm.TaskSize;
        var start = top - PageSize.Bytes;
        if (mm.Areas.AnyIn(start, top)) return StackRules.Occupied.Fail(start, PageSize.Bytes);
        var flags = DefaultFlags(caller) | mm.DefFlags | Incomplete;
        if (!mm.TryCharge(caller, 1)) return LimitRules.Commit.Fail(1);
        mm.Link(new VmArea(start, top, flags, start >> PageSize.Shift));
        mm.CountIn(flags, 1);
        var events = mm.Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaMap, start, top, (ulong)flags, start >> PageSize.Shift);
        return SyscallResult.Ok(top);
    }

    /// <summary>setup_arg_pages: moves the stack to its final top, sets its rights and grows it by 128 KiB as far as RLIMIT_STACK allows.</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="top">The final stack top, page-aligned.</param>
    /// <param name="executable">PT_GNU_STACK's choice; null for the default of the task.</param>
    /// <returns>By how many bytes the stack moved down.</returns>
    public static SyscallResult Finish(MmStruct mm, Caller caller, VirtualAddress top, bool? executable)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var area = mm.Areas.Last ?? throw new InvalidOperationException("the address space has no stack to finish");
        var minimum = mm.Context.Settings.EffectiveMinAddr;
        if (top.Value < minimum || area.Length >= top.Value - minimum) return StackRules.NoRoom.Fail(top.Value);
        var shift = area.EndValue - top.Value;

        var flags = DefaultFlags(caller);
        if (executable is { } choice) flags = choice ? flags | VmFlags.Exec : flags & ~VmFlags.Exec;
        var modified = Mprotect.Fixup(mm, caller, area, area.StartValue, area.EndValue, flags | mm.DefFlags | Incomplete);
        if (modified.Refusal is { } refusal) return refusal.Fail(top.Value);
        area = modified.Area;
        if (shift != 0)
        {
            if (Relocate(mm, area, shift) is not { } moved) return StackRules.CannotMove.Fail(top.Value);
            area = moved;
        }
        area = mm.Change(area, area.Flags & ~Incomplete);

        var wanted = Math.Min(PageSize.RoundDown(caller.LimitStack), area.Length + Margin);
        var start = area.EndValue - wanted;
        if (start < area.StartValue && !StackGrowth.Expand(mm, caller, area, mm.Areas.Previous(area), start).IsOk)
            return StackRules.CannotExpand.Fail(area.StartValue);
        return SyscallResult.Ok(shift);
    }

    /// <summary>relocate_vma_down: the area with its pages, its page offset unchanged.</summary>
    private static VmArea? Relocate(MmStruct mm, VmArea area, ulong shift)
    {
        var target = area.StartValue - shift;
        if (!mm.Tables.Move(area.Range, new(target))) return null;
        var moved = area.MovedTo(target, area.Length, area.PageOffset);
        mm.Areas.Remove(area);
        mm.Areas.Insert(moved);
        var left = new VirtualAddress(Math.Max(area.StartValue, moved.EndValue));
        mm.Tables.FreeTables(VirtualRange.FromBounds(left, area.End), moved.End, VirtualAddress.Zero);
        var events = mm.Context.Events;
        if (events.IsHeard) events.Emit(EventKind.VmaMove, area.StartValue, target, area.Length);
        return moved;
    }

    /// <summary>VM_STACK_FLAGS.</summary>
    private static VmFlags DefaultFlags(Caller caller)
    {
        var flags = VmFlags.StackFlags | VmFlags.DataFlags;
        return (caller.Personality & Personality.ReadImpliesExec) != 0 ? flags | VmFlags.Exec : flags;
    }
}
