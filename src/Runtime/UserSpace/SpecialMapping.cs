namespace MemDsl.Runtime.UserSpace;

/// <summary>vm_special_mapping: an area the kernel itself provides, such as [vdso]. It has a name of its own, may be moved as a
/// whole, and never splits (<c>mm/mmap.c</c>, special_mapping_split).</summary>
/// <param name="Name">The name that /proc/PID/maps shows.</param>
/// <param name="Frames">The frames behind its pages, first page first; page 0 means that a fault there raises SIGBUS.</param>
public sealed record SpecialMapping(string Name, IReadOnlyList<uint> Frames);
