using System.Globalization;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Tracing;
using static MemDsl.Scripting.Reference.MarkdownPage;

namespace MemDsl.Scripting.Reference;

/// <summary><c>docs/library.md</c>: every row of <see cref="MemLibrary"/>.</summary>
internal static class LibraryPage
{
    public static string Write()
    {
        var library = MemLibrary.Instance.Library;
        var page = new MarkdownPage("The library", "Everything that a script can call and name, as `mem explain NAME` prints it one by one. How a call is written, and what the language itself "
            + "brings (lists' `where any all …`, `fails`, `trace { }`), is in [language.md](language.md).");
        page.Paragraph("`name: type` is a parameter that must be given; `name: type [value]` one that may be left out. *errno*: the call can fail, so `fails` and `try` may stand around "
            + "it. *signal*: it can raise a signal, so `raises` and `try` may.");
        Groups(page, library);
        Types(page, library);
        Patterns(page, library);
        Events(page);
        MachineKeys(page, library);
        Constants(page, library);
        return page.ToString();
    }

    private static void Groups(MarkdownPage page, Compiler.Symbols.Library library)
    {
        foreach (var group in library.Functions.Where(static row => !IsEventField(row)).GroupBy(static row => row.Group))
        {
            page.Heading(group.Key);
            foreach (var row in group.Where(static row => !IsRead(row))) Call(page, library, row);
            var read = group.Where(IsRead).ToList();
            if (read.Count == 0) continue;
            page.Table("read without parentheses", "type", "meaning");
            foreach (var row in read)
            {
                page.Row(Name(Written(library, row)), Name(row.Result.Name), row.Documentation);
            }
        }
    }

    private static bool IsRead(LibraryFunction row) => row.Kind is LibraryFunctionKind.Property or LibraryFunctionKind.Global;

    /// <summary>With the type's name in front, or where there is one object of that type, with its name: <c>kernel.alloc_pages</c>.</summary>
    private static string Written(Compiler.Symbols.Library library, LibraryFunction row)
    {
        if (row.Receiver is null) return row.Name;
        var only = library.Functions.FirstOrDefault(global => global.Kind == LibraryFunctionKind.Global && global.Result == row.Receiver);
        return $"{only?.Name ?? row.Receiver.Name}.{row.Name}";
    }

    /// <summary>Those are shown with their kind.</summary>
    private static bool IsEventField(LibraryFunction row) => row.Receiver is ObjectType { Base: not null };

    private static void Call(MarkdownPage page, Compiler.Symbols.Library library, LibraryFunction row)
    {
        page.Heading(Name(Written(library, row)), 3);
        page.Code("text", row.Signature);
        var can = (row.CanFail, row.CanRaise) switch
        {
            (true, true) => " *errno, signal*",
            (true, false) => " *errno*",
            (false, true) => " *signal*",
            _ => "",
        };
        page.Paragraph(row.Documentation + can);
        var explained = row.Parameters.Where(static parameter => parameter.Documentation.Length > 0).ToList();
        if (explained.Count > 0) page.BeginList();
        foreach (var parameter in explained) page.Item($"{Name(parameter.Name)}: {parameter.Documentation}");
        if (row.Example.Length > 0) page.Paragraph("Example: " + Name(row.Example));
    }

    private static void Types(MarkdownPage page, Compiler.Symbols.Library library)
    {
        page.Heading("Types");
        page.Paragraph("Names of these types may stand where a type is written: `fn f(p: process) { }`.");
        page.Table("type", "meaning", "members");
        foreach (var type in library.Types.Where(static type => type.Base is null))
            page.Row(Name(type.Name), type.Documentation, string.Join(" ", library.MembersOf(type).Select(static row => Name(row.Name))));
    }

    private static void Patterns(MarkdownPage page, Compiler.Symbols.Library library)
    {
        page.Heading("Patterns");
        page.Table("form", "compared with", "meaning");
        foreach (var pattern in library.Patterns) page.Row(Name($"{pattern.Name} {{ }}"), Name(pattern.Compared.Name), pattern.Documentation);
    }

    private static void Events(MarkdownPage page)
    {
        page.Heading("Event kinds");
        page.Paragraph("Beside its own fields every event has `kind`, `process`, `cause`, `operation` and `reason`.");
        page.Table("kind", "tells that", "fields");
        foreach (var kind in EventKindInfo.Table)
        {
            var fields = EventText.Members(kind).Select(static field => Name($"{field.Name}: {field.Type.Name}"));
            page.Row(Name(kind.Name), kind.Description, string.Join(", ", fields));
        }
    }

    private static void MachineKeys(MarkdownPage page, Compiler.Symbols.Library library)
    {
        page.Heading("Machine keys");
        page.Paragraph($"`machine {string.Join("` or `machine ", library.Architectures)}`, with any of these:");
        page.Table("key", "default", "takes", "meaning");
        foreach (var key in library.MachineKeys)
        {
            var takes = key.Kind switch
            {
                MachineKeyKind.Switch => "`on`, `off`",
                MachineKeyKind.Word => string.Join(", ", key.Words.Select(Name)),
                var kind => kind.ToString().ToLowerInvariant(),
            };
            page.Row(Name(key.Name), Name(key.DefaultText), takes, key.Documentation);
        }
    }

    private static void Constants(MarkdownPage page, Compiler.Symbols.Library library)
    {
        page.Heading("Constants");
        foreach (var group in library.Constants.GroupBy(static constant => constant.Group))
        {
            page.Heading(Title(group.Key), 3);
            page.Table("name", "value", "meaning");
            foreach (var constant in group) page.Row(Name(constant.Name), Value(constant), constant.Documentation);
        }
    }

    private static string Title(string group) => group switch
    {
        "errno" => "Error numbers",
        "signal" => "Signals",
        "si_code" => "Signal codes",
        "short" => "Short names for daily use",
        "zone" => "Zones",
        _ => group + "_…",
    };

    private static string Value(LibraryConstant constant)
    {
        if (!constant.Type.IsWord) return constant.Value.ToString();
        var word = constant.Group == "si_code" ? (ulong)constant.Value.Word & 0xffff : constant.Value.Word; // above that stands the signal
        return constant.Type == PrimitiveType.Int && (word >= 10 || word < 0)
            ? string.Create(CultureInfo.InvariantCulture, $"0x{(ulong)word:x}")
            : word.ToString(CultureInfo.InvariantCulture);
    }
}
