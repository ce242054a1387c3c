using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.PageCache;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>What memory feels of files.</summary>
internal static class FileRows
{
    private const CallEffectKinds Everything = CallEffectKinds.Files | CallEffectKinds.Pages | CallEffectKinds.Contents;

    public static void AddTo(RowTable table)
    {
        table.Add(
            "System calls",
            new Row
            {
                On = MemTypes.Process, Name = "open", CanFail = true, Changes = CallEffectKinds.Files,
                Parameters = [Needs("file", MemTypes.File), With("flags", Int, 2, "O_RDONLY, O_WRONLY or O_RDWR", "O_RDWR").Of("O")],
                Doc = "open(2) of a file of the script: gives the lowest free descriptor.",
                Example = "let fd = p.open(data)",
                Run = Open,
            },
            new Row
            {
                On = MemTypes.Process, Name = "close", CanFail = true, Changes = CallEffectKinds.Files, Parameters = [Needs("fd", Int)],
                Doc = "close(2): gives the descriptor up. Mappings of the file stay.",
                Example = "p.close(p.open(data))",
                Run = static c => c.Alive(out var p) ? c.Return(p.Close(c.Flags(0))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "dup", CanFail = true, Changes = CallEffectKinds.Files, Parameters = [Needs("fd", Int)],
                Doc = "dup(2): a second descriptor for the same open file.",
                Example = "let copy = p.dup(p.open(data))",
                Run = static c => c.Alive(out var p) ? c.Return(p.Dup(c.Flags(0))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "read", CanFail = true, FailsHalfway = true, Changes = Everything, AddressAt = 1, LengthAt = 2,
                Parameters = [Needs("fd", Int), Needs("buf", Address), Needs("count", Int, "bytes")],
                Doc = "read(2) into memory of the process; gives the number of bytes.",
                Example = "assert p.read(p.open(data), buf, 16) == 16",
                Run = static c => c.Alive(out var p) ? c.Return(p.Read(c.Flags(0), c.Address(1), c.Register(2))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "write", CanFail = true, FailsHalfway = true, Changes = Everything,
                Parameters = [Needs("fd", Int), Needs("buf", Address), Needs("count", Int, "bytes")],
                Doc = "write(2) from memory of the process; gives the number of bytes.",
                Example = "p.write(p.open(data), buf, 16)",
                Run = static c => c.Alive(out var p) ? c.Return(p.Write(c.Flags(0), c.Address(1), c.Register(2))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "pread", CanFail = true, FailsHalfway = true, Changes = Everything, AddressAt = 1, LengthAt = 2,
                Parameters = [Needs("fd", Int), Needs("buf", Address), Needs("count", Int), Needs("offset", Int)],
                Doc = "pread64(2): a read at an offset, which leaves the file position alone.",
                Example = "p.pread(p.open(data), buf, 16, 4K)",
                Run = static c => c.Alive(out var p)
                    ? c.Return(p.Pread(c.Flags(0), c.Address(1), c.Register(2), c.Register(3))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "pwrite", CanFail = true, FailsHalfway = true, Changes = Everything,
                Parameters = [Needs("fd", Int), Needs("buf", Address), Needs("count", Int), Needs("offset", Int)],
                Doc = "pwrite64(2): a write at an offset, which leaves the file position alone.",
                Example = "p.pwrite(p.open(data), buf, 16, 4K)",
                Run = static c => c.Alive(out var p)
                    ? c.Return(p.Pwrite(c.Flags(0), c.Address(1), c.Register(2), c.Register(3))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "ftruncate", CanFail = true, Changes = Everything,
                Parameters = [Needs("fd", Int), Needs("length", Int, "bytes")],
                Doc = "ftruncate(2): sets the size of a file. Mapped pages behind the new end are gone at once.",
                Example = "p.ftruncate(p.memfd_create(\"shared\"), 64K)",
                Run = static c => c.Alive(out var p) ? c.Return(p.Ftruncate(c.Flags(0), c.Register(1))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "fallocate", CanFail = true, Changes = Everything,
                Parameters = [Needs("fd", Int), Needs("mode", Int, "FALLOC_FL_ bits").Of("FALLOC"), Needs("offset", Int), Needs("length", Int)],
                Doc = "fallocate(2): gives a part of the file room, or with FALLOC_FL_PUNCH_HOLE takes it away.",
                Example = "p.fallocate(p.memfd_create(\"shared\"), 0, 0, 64K)",
                Run = static c => c.Alive(out var p)
                    ? c.Return(p.Fallocate(c.Flags(0), (FallocateMode)c.Flags(1), c.Register(2), c.Register(3))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "memfd_create", CanFail = true, Changes = CallEffectKinds.Files, Parameters = [Needs("name", Text)],
                Doc = "memfd_create(2): the descriptor of a new file that lives in memory only.",
                Example = "let fd = p.memfd_create(\"shared\")",
                Run = static c => c.Alive(out var p) ? c.Return(p.MemfdCreate(c.Text(0))) : CallStatus.Error,
            });
        table.Add(
            "Files",
            new Row
            {
                On = MemTypes.File, Name = "drop_caches", Changes = Everything,
                Doc = "Writes the file's dirty pages back and drops every cached page that nobody maps; gives how many were dropped.",
                Example = "data.drop_caches()",
                Run = static c => c.Return(c.File.DropCaches()),
            },
            new Row
            {
                On = MemTypes.File, Kind = LibraryFunctionKind.Property, Name = "name", Result = Text, Doc = "The name that maps show.",
                Run = static c => c.Return(c.File.Name),
            },
            new Row
            {
                On = MemTypes.File, Kind = LibraryFunctionKind.Property, Name = "size", Looks = CallEffectKinds.Files, Doc = "Its size in bytes.",
                Run = static c => c.Return(c.File.Size),
            },
            new Row
            {
                On = MemTypes.File, Kind = LibraryFunctionKind.Property, Name = "cached", Looks = CallEffectKinds.Files,
                Doc = "How many of its pages are in the page cache.",
                Run = static c => c.Return(c.File.CachedPageCount),
            },
            new Row
            {
                On = MemTypes.File, Name = "peek", Result = Bytes, Looks = CallEffectKinds.Files,
                Parameters = [Needs("offset", Int), Needs("n", Int, "bytes")],
                Doc = "The bytes a reader would see, without bringing anything into memory.",
                Example = "print data.peek(0, 16)",
                Run = static c =>
                {
                    var count = c.Word(1);
                    if (count < 0 || count > c.World.Options.MaxTextLength) return c.DoesNotFit(1, "n", "it is no length of a block of bytes");
                    var bytes = new byte[(int)count];
                    return c.Return(bytes[..c.File.Peek(c.Register(0), bytes)]);
                },
            });
    }

    private static CallStatus Open(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        var mode = (c.Flags(1) & 3) switch
        {
            0 => OpenFileMode.Read,
            1 => OpenFileMode.Write,
            _ => OpenFileMode.ReadWrite,
        };
        return c.Return(process.Open(c.World.File(c.Reference<FileHandle>(0)!), mode));
    }
}
