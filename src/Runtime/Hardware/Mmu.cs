using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <summary>
/// The memory management unit (SDM volume 3, chapter 5): looks in the TLB, else walks the entries in physical memory, combines the rights of
/// all levels, sets A and D, and answers with an address or an exception. Ways to leaf tables are remembered, as in the paging-structure caches of
/// 5.10.3, but never beyond the tables on them, so that no one can tell.
/// </summary>
internal sealed class Mmu(PhysicalMemory memory, EventSource events)
{
    private const ulong Present = (ulong)EntryBits.Present;
    private const ulong AccessedBit = (ulong)EntryBits.Accessed;

    /// <summary>As many as a Skylake's PDE cache has.</summary>
    private const int KnownWays = 32;

    private readonly TableWay[] _ways = new TableWay[KnownWays];

    /// <summary>Rights that an access needs, by kind and privilege. A write needs D, so that the first one walks and sets it.</summary>
    private static ReadOnlySpan<byte> Needed =>
    [
        (byte)TlbRights.User, 0,
        (byte)(TlbRights.User | TlbRights.Writable | TlbRights.Dirty), (byte)(TlbRights.Writable | TlbRights.Dirty),
        (byte)(TlbRights.User | TlbRights.Executable), (byte)TlbRights.KernelExecutable,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Translation Translate(Cpu cpu, ulong address, AccessKind kind, Privilege privilege)
    {
        var needed = (TlbRights)Needed[((int)kind << 1) | (int)privilege];
        ref var entry = ref cpu.Tlb.Find(address >> PageSize.Shift);
        if (!Unsafe.IsNullRef(ref entry) && (entry.Rights & needed) == needed && !events.IsHeard)
            return Translation.To(((ulong)entry.Frame << PageSize.Shift) | (address & PageSize.OffsetMask));
        return TranslateSlowly(cpu, address, kind, privilege, needed, ref entry);
    }

    /// <summary>The access once more after its page fault: the TLB does not know the page, because a fault leaves nothing of it there.</summary>
    public Translation TranslateAfterFault(Cpu cpu, ulong address, AccessKind kind, Privilege privilege)
    {
        cpu.Tlb.NoteMiss();
        events.Emit(EventKind.TlbMiss, address);
        return Walk(cpu, address, kind, privilege, (TlbRights)Needed[((int)kind << 1) | (int)privilege]);
    }

    /// <summary>A miss, a hit that does not allow the access (or has no D yet), or a hit that someone wants to hear of.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Translation TranslateSlowly(Cpu cpu, ulong address, AccessKind kind, Privilege privilege, TlbRights needed, ref TlbEntry entry)
    {
        var page = address >> PageSize.Shift;
        if (Unsafe.IsNullRef(ref entry))
        {
            if (!cpu.Mode.IsCanonical(address)) return Translation.GeneralProtection;
            events.Emit(EventKind.TlbMiss, address);
        }
        else if ((entry.Rights & needed) == needed)
        {
            events.Emit(EventKind.TlbHit, address, entry.Frame);
            return Translation.To(((ulong)entry.Frame << PageSize.Shift) | (address & PageSize.OffsetMask));
        }
        else if ((needed & ~entry.Rights) != TlbRights.Dirty)
        {
            // The cached rights decide; they may be older than the entry, and then the fault is spurious.
            cpu.Tlb.Forget(page);
            return Fault(cpu, address, PageFaultErrorCode.Protection, kind, privilege);
        }

        else
        {
            // The first write walks to set D; should the walk fault, nothing of the page stays cached (5.10.4.1).
            var translation = Walk(cpu, address, kind, privilege, needed);
            if (!translation.IsOk) cpu.Tlb.Forget(page);
            return translation;
        }

        return Walk(cpu, address, kind, privilege, needed);
    }

    private Translation Walk(Cpu cpu, ulong address, AccessKind kind, Privilege privilege, TlbRights needed)
    {
        var mode = cpu.Mode;
        var table = cpu.Root;
        ref var way = ref _ways[(int)(address >> mode.LeafTableShift) & (KnownWays - 1)];
        return way.Leads(table, address >> mode.LeafTableShift, memory.TableVersion)
            ? TakeLeaf(cpu, address, kind, privilege, needed, in way)
            : WalkFromTop(cpu, address, kind, privilege, needed, ref way);
    }

    private Translation WalkFromTop(Cpu cpu, ulong address, AccessKind kind, Privilege privilege, TlbRights needed, ref TableWay known)
    {
        var mode = cpu.Mode;
        var geometry = mode.Walk;
        var way = TableWay.From(cpu.Root);
        if (way.Table.IsNone) return Fault(cpu, address, PageFaultErrorCode.None, kind, privilege);
        for (var i = 0; i < geometry.Length - 1; i++)
        {
            ref readonly var level = ref geometry[i];
            var index = (int)(address >> level.Shift) & level.IndexMask;
            var raw = ReadEntry(mode, way.Table, index);
            if ((raw & Present) == 0) return Fault(cpu, address, PageFaultErrorCode.None, kind, privilege);
            if ((raw & level.Reserved) != 0)
                return Fault(cpu, address, PageFaultErrorCode.Protection | PageFaultErrorCode.ReservedBit, kind, privilege);
            if (level.MayBeLeaf && (raw & (ulong)EntryBits.Large) != 0)
            {
                return (raw & level.LargeReserved) != 0
                    ? Fault(cpu, address, PageFaultErrorCode.Protection | PageFaultErrorCode.ReservedBit, kind, privilege)
                    : Take(cpu, address, kind, privilege, needed, in way, i, index, raw);
            }

            way.Step(raw, level.HasRights);
        }

        if (way.IsAccessed) known = way.KnownAs(cpu.Root, address >> mode.LeafTableShift, memory.TableVersion);
        return TakeLeaf(cpu, address, kind, privilege, needed, in way);
    }

    /// <summary>The last step of most walks: the entry in the leaf table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Translation TakeLeaf(Cpu cpu, ulong address, AccessKind kind, Privilege privilege, TlbRights needed, in TableWay way)
    {
        var mode = cpu.Mode;
        ref readonly var level = ref mode.Walk[^1];
        var index = (int)(address >> level.Shift) & level.IndexMask;
        var raw = ReadEntry(mode, way.Table, index);
        if ((raw & Present) == 0) return Fault(cpu, address, PageFaultErrorCode.None, kind, privilege);
        if ((raw & level.Reserved) != 0)
            return Fault(cpu, address, PageFaultErrorCode.Protection | PageFaultErrorCode.ReservedBit, kind, privilege);
        return Take(cpu, address, kind, privilege, needed, in way, mode.Walk.Length - 1, index, raw);
    }

    /// <summary>Checks the rights that a leaf gives together with the way to it, sets A and D, and remembers the translation.</summary>
    private Translation Take(
        Cpu cpu, ulong address, AccessKind kind, Privilege privilege, TlbRights needed, in TableWay way, int levelIndex, int index, ulong raw)
    {
        var mode = cpu.Mode;
        var rights = RightsOf(way.Combined & raw, way.Forbidden | raw, raw);
        if ((needed & ~rights & ~TlbRights.Dirty) != 0) return Fault(cpu, address, PageFaultErrorCode.Protection, kind, privilege);
        var isAccessed = way.IsAccessed && (raw & AccessedBit) != 0;
        if (kind == AccessKind.Write && (rights & TlbRights.Dirty) == 0)
        {
            rights |= TlbRights.Dirty;
            raw |= AccessedBit | (ulong)EntryBits.Dirty;
            WriteEntry(mode, way.Table, index, raw);
        }

        if (!isAccessed) SetAccessed(cpu, address, levelIndex);
        var inside = (1UL << mode.Walk[levelIndex].Shift) - 1;
        var target = (raw & PageTableEntry.FrameMask & ~inside) | (address & inside);
        if (mode.Walk[levelIndex].Shift == Tlb.LargeShift && cpu.Tlb.HoldsLarge)
            cpu.Tlb.PutLarge(address >> Tlb.LargeShift, (uint)((target & ~inside) >> PageSize.Shift), rights, (raw & (ulong)EntryBits.Global) != 0);
        else
            cpu.Tlb.Put(address >> PageSize.Shift, (uint)(target >> PageSize.Shift), rights, (raw & (ulong)EntryBits.Global) != 0);
        return Translation.To(target);
    }

    /// <summary>User and writable where every level says so, executable where none forbids it; D from the leaf.</summary>
    private static TlbRights RightsOf(ulong combined, ulong forbidden, ulong leaf)
    {
        var rights = TlbRights.None;
        if ((combined & (ulong)EntryBits.User) != 0) rights |= TlbRights.User;
        if ((combined & (ulong)EntryBits.Writable) != 0) rights |= TlbRights.Writable;
        if ((leaf & (ulong)EntryBits.Dirty) != 0) rights |= TlbRights.Dirty;
        if ((forbidden & (ulong)EntryBits.NoExecute) == 0)
            rights |= (rights & TlbRights.User) != 0 ? TlbRights.Executable : TlbRights.Executable | TlbRights.KernelExecutable;
        return rights;
    }

    /// <summary>Sets A in every entry of the way that has none; a second walk, because it is seldom needed.</summary>
    private void SetAccessed(Cpu cpu, ulong address, int leafLevel)
    {
        var mode = cpu.Mode;
        var table = cpu.Root;
        for (var i = 0; i <= leafLevel; i++)
        {
            var level = mode.Walk[i];
            var index = (int)(address >> level.Shift) & level.IndexMask;
            var raw = ReadEntry(mode, table, index);
            if (level.HasRights && (raw & AccessedBit) == 0) WriteEntry(mode, table, index, raw | AccessedBit);
            table = TableWay.FrameOf(raw);
        }
    }

    private static Translation Fault(Cpu cpu, ulong address, PageFaultErrorCode cause, AccessKind kind, Privilege privilege)
    {
        cpu.Cr2 = new VirtualAddress(address);
        if (privilege == Privilege.User) cause |= PageFaultErrorCode.User;
        if (kind == AccessKind.Write) cause |= PageFaultErrorCode.Write;
        if (kind == AccessKind.Fetch && cpu.Mode.HasNoExecute) cause |= PageFaultErrorCode.InstructionFetch;
        return Translation.Fault(cause);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ReadEntry(PagingMode mode, PageFrameNumber table, int index)
    {
        var words = memory.ReadTable(table);
        return mode.EntrySize == 8 ? words[index] : (uint)(words[index >> 1] >> ((index & 1) << 5));
    }

    private void WriteEntry(PagingMode mode, PageFrameNumber table, int index, ulong raw)
    {
        if (mode.EntrySize == 8) memory.WriteContents(table)[index] = raw;
        else MemoryMarshal.Cast<ulong, uint>(memory.WriteContents(table))[index] = (uint)raw;
    }
}
