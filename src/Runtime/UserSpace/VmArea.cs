using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>vm_area_struct: a run of pages with one backing and one set of attributes. Immutable: changing an area is replacing it in
/// its <see cref="VmAreaTree"/>, so clones of a machine share them.</summary>
public sealed class VmArea
{
    private readonly ulong _start;
    private readonly ulong _end;

    internal VmArea(
        ulong start, ulong end, VmFlags flags, ulong pageOffset, int openFile = 0, SpecialMapping? special = null,
        int anonVma = 0, AnonVmaChain? chain = null)
    {
        _start = start;
        _end = end;
        Flags = flags;
        PageOffset = pageOffset;
        OpenFile = openFile;
        Special = special;
        AnonVma = anonVma;
        Chain = chain ?? AnonVmaChain.Empty;
    }

    /// <summary>vm_start: the first byte, page-aligned.</summary>
    public VirtualAddress Start => new(_start);

    /// <summary>vm_end: the first byte behind, page-aligned, above <see cref="Start"/>.</summary>
    public VirtualAddress End => new(_end);

    public VirtualRange Range => VirtualRange.FromBounds(Start, End);

    /// <summary>vm_flags.</summary>
    public VmFlags Flags { get; }

    /// <summary>vm_pgoff, in pages: place in the file; for private anonymous memory the page number of the address where it was first mapped.</summary>
    public ulong PageOffset { get; }

    /// <summary>vm_file: the number of the open file, 0 for none. Two opens of one file differ.</summary>
    public int OpenFile { get; }

    /// <summary>The kernel's own mapping behind the area, or null.</summary>
    public SpecialMapping? Special { get; }

    /// <summary>anon_vma: the identity that this area's anonymous pages belong to, 0 before the first one.</summary>
    public int AnonVma { get; }

    /// <summary>anon_vma_chain: <see cref="AnonVma"/> and those inherited by fork, the own one first.</summary>
    public AnonVmaChain Chain { get; }

    /// <summary>Length in bytes.</summary>
    public ulong Length => _end - _start;

    /// <summary>vma_pages.</summary>
    public ulong Pages => (_end - _start) >> PageSize.Shift;

    /// <summary>vma_is_anonymous: no file and no special mapping; faults give zeros.</summary>
    public bool IsAnonymous => OpenFile == 0 && Special is null;

    /// <summary>VM_SHARED.</summary>
    public bool IsShared => (Flags & VmFlags.Shared) != 0;

    /// <summary>is_cow_mapping: private and possibly writable.</summary>
    public bool IsCopyOnWrite => (Flags & (VmFlags.Shared | VmFlags.MayWrite)) == VmFlags.MayWrite;

    /// <summary>The protection as mmap's bits.</summary>
    public Protection Protection => (Protection)(Flags & VmFlags.Access);

    /// <summary>The name of vm_ops, for display.</summary>
    public string Ops => Special is not null ? "special_mapping_vmops" : OpenFile != 0 ? "file_vm_ops" : "none";

    internal ulong StartValue => _start;

    internal ulong EndValue => _end;

    /// <summary>Whether any of the bits is set.</summary>
    internal bool Has(VmFlags any) => (Flags & any) != 0;

    internal bool Contains(ulong address) => address >= _start && address < _end;

    /// <summary>The page offset that belongs to an address at or above <see cref="Start"/>.</summary>
    internal ulong PageOffsetAt(ulong address) => PageOffset + ((address - _start) >> PageSize.Shift);

    /// <summary>The part of the area, or a larger area around it, with the page offset following its start.</summary>
    internal VmArea WithBounds(ulong start, ulong end) =>
        new(start, end, Flags, PageOffset + (ulong)((long)(start - _start) >> PageSize.Shift), OpenFile, Special, AnonVma, Chain);

    internal VmArea WithFlags(VmFlags flags) =>
        flags == Flags ? this : new(_start, _end, flags, PageOffset, OpenFile, Special, AnonVma, Chain);

    internal VmArea WithAnonVma(int anonVma, AnonVmaChain chain) =>
        new(_start, _end, Flags, PageOffset, OpenFile, Special, anonVma, chain);

    internal VmArea MovedTo(ulong start, ulong length, ulong pageOffset) =>
        new(start, start + length, Flags, pageOffset, OpenFile, Special, AnonVma, Chain);

    public override string ToString() => $"{_start:x8}-{_end:x8} {VmFlagTable.Codes(Flags)}";
}
