using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Hardware;

/// <summary>A processor, as far as memory sees it: the root of its page tables (CR3), the address of its last fault (CR2), its TLB and MMU.</summary>
public sealed class Cpu
{
    /// <summary>The address space that is loaded when none is: <see cref="Translate"/> then finds nothing.</summary>
    public const ulong NoSpace = 0;

    public Cpu(int id, PhysicalMemory memory, TlbGeometry geometry, EventSource events)
    {
        Id = id;
        Tlb = new Tlb(id, geometry, events);
        Mmu = new Mmu(memory, events);
    }

    private Cpu(Cpu other, PhysicalMemory memory, EventSource events)
    {
        Id = other.Id;
        Tlb = other.Tlb.CloneFor(events);
        Mmu = new Mmu(memory, events);
        (Cr2, Root, Mode, CurrentSpace) = (other.Cr2, other.Root, other.Mode, other.CurrentSpace);
    }

    public int Id { get; }

    public Tlb Tlb { get; }

    /// <summary>The address of the last page fault.</summary>
    public VirtualAddress Cr2 { get; internal set; }

    /// <summary>CR3: the frame of the top table; none before the first <see cref="LoadSpace"/>.</summary>
    public PageFrameNumber Root { get; private set; }

    /// <summary>How the tables at <see cref="Root"/> are walked.</summary>
    public PagingMode Mode { get; private set; } = PagingMode.Levels4;

    /// <summary>Number of the address space (mm) that is loaded; <see cref="NoSpace"/> for none. Numbers are never used twice.</summary>
    public ulong CurrentSpace { get; private set; }

    internal Mmu Mmu { get; }

    /// <summary>switch_mm: loads the tables of an address space. Loading the one that is loaded does nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadSpace(ulong space, PageTables tables)
    {
        if (space != CurrentSpace) Switch(space, tables);
    }

    /// <summary>Leaves the loaded address space; to be called before its tables are freed.</summary>
    public void UnloadSpace()
    {
        CurrentSpace = NoSpace;
        Root = PageFrameNumber.None;
        Tlb.Enter(NoSpace);
    }

    /// <summary>
    /// Translates one access in the loaded address space: TLB, else a walk that sets A and, for a write, D. On #PF the address is left in
    /// <see cref="Cr2"/>. Never allocates, and never asks the kernel.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Translation Translate(VirtualAddress address, AccessKind kind, Privilege privilege) => Mmu.Translate(this, address.Value, kind, privilege);

    /// <summary>The same for an access whose page fault was served.</summary>
    internal Translation TranslateAfterFault(VirtualAddress address, AccessKind kind, Privilege privilege) =>
        Mmu.TranslateAfterFault(this, address.Value, kind, privilege);

    /// <summary>The processor of a clone of the machine, on the clone's memory.</summary>
    public Cpu CloneFor(PhysicalMemory memory, EventSource events) => new(this, memory, events);

    private void Switch(ulong space, PageTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        CurrentSpace = space;
        Root = tables.Root;
        Mode = tables.Mode;
        Tlb.Enter(space);
    }
}
