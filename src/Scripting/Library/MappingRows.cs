using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>The system calls that change a process's areas, with Linux's arguments, checks and errno.</summary>
internal static class MappingRows
{
    private const CallEffectKinds MapsAndPages = CallEffectKinds.Maps | CallEffectKinds.Pages | CallEffectKinds.Contents;

    public static void AddTo(RowTable table) => table.Add(
        "System calls",
        new Row
        {
            On = MemTypes.Process, Name = "mmap", Result = Address, CanFail = true, Changes = MapsAndPages,
            Parameters =
            [
                Needs("length", Int, "bytes; rounded up to pages"),
                With("prot", Int, (int)Protection.ReadWrite, "PROT_ bits", "rw").Of("PROT"),
                May("flags", Int, "MAP_ bits", "private|anon; private when a file is given").Of("MAP"),
                With("at", Address, 0, "a hint, or with MAP_FIXED the address itself"),
                May("file", MemTypes.Maybe(MemTypes.File), "what is mapped: a file or a descriptor", "null") with { Alternatives = [Int] },
                With("offset", Int, 0, "where in the file the mapping begins; a multiple of the page size"),
            ],
            Doc = "mmap(2): a new mapping. Gives its address. Pages come at the first access.",
            Example = "let buf = p.mmap(64K, rw, private|anon)",
            Run = static c => Mmap(c),
        },
        new Row
        {
            On = MemTypes.Process, Name = "munmap", CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address, "page-aligned"), Needs("length", Int, "bytes; rounded up to pages")],
            Doc = "munmap(2): takes every mapping of the range away, or the part of it that lies there.",
            Example = "p.munmap(buf, 4K)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Munmap(c.Address(0), c.Register(1))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "mprotect", CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address, "page-aligned"), Needs("length", Int, "bytes"), Needs("prot", Int, "PROT_ bits").Of("PROT")],
            Doc = "mprotect(2): changes the protection of the range; areas are split and merged as needed.",
            Example = "p.mprotect(buf, 4K, PROT_READ)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.Mprotect(c.Address(0), c.Register(1), (Protection)c.Register(2))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "pkey_mprotect", CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int), Needs("prot", Int).Of("PROT"), Needs("pkey", Int, "-1 for none")],
            Doc = "pkey_mprotect(2). The modelled processor has no protection keys, so only key -1 is accepted.",
            Example = "p.pkey_mprotect(buf, 4K, PROT_READ, -1)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.PkeyMprotect(c.Address(0), c.Register(1), (Protection)c.Register(2), c.Flags(3))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "mremap", Result = Address, CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters =
            [
                Needs("old", Address), Needs("old_length", Int), Needs("new_length", Int),
                With("flags", Int, 0, "MREMAP_ bits").Of("MREMAP"), With("new_addr", Address, 0, "with MREMAP_FIXED or MREMAP_DONTUNMAP"),
            ],
            Doc = "mremap(2): makes a mapping shorter, longer, or moves it with its pages. Gives its address.",
            Example = "p.mremap(buf, 4K, 64K, MREMAP_MAYMOVE)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.Mremap(c.Address(0), c.Register(1), c.Register(2), (MremapFlags)c.Register(3), c.Address(4))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "remap_file_pages", CanFail = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("size", Int), Needs("prot", Int, "must be 0"), Needs("pgoff", Int, "pages"), With("flags", Int, 0)],
            Doc = "remap_file_pages(2), which modern kernels carry out as an mmap of another part of the file.",
            Example = "p.remap_file_pages(p.mmap(8K, rw, shared, file: data), 4K, 0, 1)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.RemapFilePages(c.Address(0), c.Register(1), (Protection)c.Register(2), c.Register(3), (MapFlags)c.Register(4)))
                : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "brk", Result = Address, CanFail = true, Changes = MapsAndPages,
            Parameters = [Needs("addr", Address, "the new end of the heap; 0 asks where it is")],
            Doc = "brk(2), the system call: gives the break after the call, moved or not; it never fails.",
            Example = "let heap_end = p.brk(0)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Brk(c.Address(0))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "sbrk", Result = Address, CanFail = true, Changes = MapsAndPages,
            Parameters = [Needs("increment", Int, "bytes; may be negative")],
            Doc = "sbrk(3), the library's: moves the break and gives the old one, or fails with ENOMEM.",
            Example = "let block = p.sbrk(4K)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Sbrk(unchecked((long)c.Register(0)))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "madvise", CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address, "page-aligned"), Needs("length", Int), Needs("advice", Int, "a MADV_ number").Of("MADV")],
            Doc = "madvise(2): tells the kernel what will be needed. MADV_DONTNEED drops the pages at once.",
            Example = "p.madvise(buf, 64K, MADV_DONTNEED)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.Madvise(c.Address(0), c.Register(1), (MadviseAdvice)c.Flags(2))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "process_madvise", Result = Int, CanFail = true, FailsHalfway = true, Changes = MapsAndPages,
            Parameters =
            [
                Needs("target", MemTypes.Process, "whose memory it is"), Needs("ranges", MemTypes.ListOf(RangeType.Address)),
                Needs("advice", Int, "a MADV_ number").Of("MADV"), With("flags", Int, 0, "must be 0"),
            ],
            Doc = "process_madvise(2): madvise for several ranges, of this process or another. Gives the bytes that were advised.",
            Example = "p.process_madvise(p, [buf..+4K, buf + 8K..+4K], MADV_COLD)",
            Run = static c => ProcessMadvise(c),
        },
        new Row
        {
            On = MemTypes.Process, Name = "mseal", CanFail = true, Changes = CallEffectKinds.Maps, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int), With("flags", Int, 0, "must be 0")],
            Doc = "mseal(2): forbids every later change of the range's mappings.",
            Example = "p.mseal(buf, 4K)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Mseal(c.Address(0), c.Register(1), c.Register(2))) : CallStatus.Error,
        });

    private static CallStatus ProcessMadvise(CallContext c)
    {
        if (!c.Alive(out var process) || !c.AliveByPid(c.Reference<ProcessHandle>(0)!.Pid, out var target)) return CallStatus.Error;
        var list = c.Reference<ListValue>(1)!;
        var ranges = new List<VirtualRange>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (!c.Range((RangeValue)list[i].Reference!, out var range)) return CallStatus.Error;
            ranges.Add(range);
        }

        return c.Return(process.ProcessMadvise(target, ranges, (MadviseAdvice)c.Flags(2), c.Register(3)));
    }

    private static CallStatus Mmap(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        var file = c.IsGiven(4) ? c.Reference<FileHandle>(4) : null;
        var descriptor = c.IsGiven(4) && file is null && !c.IsNull(4) ? c.Flags(4) : (int?)null;
        var flags = c.IsGiven(2) ? (MapFlags)c.Register(2)
            : file is null && descriptor is null ? MapFlags.Private | MapFlags.Anonymous : MapFlags.Private;
        var (length, protection, at, offset) = (c.Register(0), (Protection)c.Register(1), c.Address(3), c.Register(5));
        if (descriptor is { } number) return c.Return(process.Mmap(at, length, protection, flags, number, offset));
        return c.Return(process.Mmap(at, length, protection, flags, file is null ? null : c.World.DefaultOpen(file), offset));
    }
}
