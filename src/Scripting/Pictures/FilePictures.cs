using System.Globalization;
using System.Text;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>Images with their sections, and files with what of them is cached.</summary>
internal static class FilePictures
{
    public static string Draw(ScriptWorld world, ImageHandle image)
    {
        if (world.Program(image).Program is not { } program) return $"{image.Name}: {world.Program(image).Problem}";
        var header = program.Elf.Header;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{program.FileName}: {(header.Type == ElfType.SharedObject ? "runs at any address" : "runs where it is linked")}, entry 0x{header.Entry:x}");
        if (program.Elf.Interpreter is { } interpreter) text.Append(", interpreter ").Append(interpreter);
        foreach (var section in program.Elf.Sections)
        {
            if (ImageSections.Find(program, section.Name) is not { } found || found.Permissions[0] != 'r') continue;
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n  {found.Name,-20} {ValueFormatter.Address(found.Start)}-{ValueFormatter.Address(found.Start + found.Size)} {found.Permissions} {ValueFormatter.Size(found.Size),8}");
        }

        return text.ToString();
    }

    public static string Draw(ScriptWorld world, FileHandle handle)
    {
        var file = world.File(handle);
        var pages = (file.Size + PageSize.Bytes - 1) >> PageSize.Shift;
        return string.Create(CultureInfo.InvariantCulture, $"{handle.Name}: {ValueFormatter.Size(file.Size)}, {file.CachedPageCount} of {pages} pages in the page cache");
    }
}
