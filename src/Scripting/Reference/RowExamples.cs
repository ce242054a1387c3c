using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Reference;

/// <summary>
/// One line that shows a row of the library: its own example, or for what is read without arguments the way to it. The lines use what
/// <see cref="Before"/> declares.
/// </summary>
internal static class RowExamples
{
    /// <summary>What the lines of all examples may use without declaring it.</summary>
    public const string Before = "image app { .text 8K r-x; .data 4K rw- }\nimage lib { type dyn; .text 4K r-x }\nfile data = file(\"data\", size: 64K)\n"
        + "let p = spawn(app)\nlet buf = p.mmap(64K)\nlet t = trace { p.store(buf, 1) }\n";

    /// <summary>How a script comes to a value of a type.</summary>
    private static readonly (TypeSymbol Type, string Expression)[] Ways =
    [
        (MemTypes.Process, "p"),
        (MemTypes.Image, "app"),
        (MemTypes.Section, "app.section(\".text\")"),
        (MemTypes.File, "data"),
        (MemTypes.Mm, "p.mm"),
        (MemTypes.Vma, "p.vma(buf)"),
        (MemTypes.Pte, "p.pte(buf)"),
        (MemTypes.WalkLevel, "p.walk(buf)[0]"),
        (MemTypes.Status, "p.status"),
        (MemTypes.Smaps, "p.vma(buf).smaps"),
        (MemTypes.PageMap, "p.pagemap(buf..+4K)[0]"),
        (MemTypes.KernelAccess, "p.kernel"),
        (MemTypes.Page, "page(p.pte(buf).pfn)"),
        (MemTypes.Zone, "zones[0]"),
        (MemTypes.SwapArea, "swap.areas[0]"),
        (MemTypes.Event, "t[0]"),
    ];

    /// <summary>Empty only where there is no way to a value that has the row.</summary>
    public static string Of(LibraryFunction row)
    {
        if (row.Example.Length > 0) return row.Example;
        if (row.Kind == LibraryFunctionKind.Global) return $"print {row.Name}";
        return row.Kind == LibraryFunctionKind.Property && WayTo(row.Receiver!) is { } receiver ? $"print {receiver}.{row.Name}" : "";
    }

    /// <summary>An expression of that type, or null.</summary>
    public static string? WayTo(TypeSymbol type)
    {
        foreach (var (known, expression) in Ways)
        {
            if (known == type) return expression;
        }

        var library = MemLibrary.Instance.Library;
        foreach (var kind in library.EventKinds)
        {
            if (kind.Record == type) return $"t.of({kind.Name})[0]";
        }

        // One object of the machine, by its name.
        return library.Functions.FirstOrDefault(row => row.Kind == LibraryFunctionKind.Global && row.Result == type)?.Name;
    }
}
