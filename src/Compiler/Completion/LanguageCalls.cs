using System.Collections.Immutable;
using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Completion;

/// <summary>What the language itself can call: sources of declarations, conversions between units, the functions of lists.</summary>
internal static class LanguageCalls
{
    private static readonly ImmutableArray<LibraryParameter> Path = [new("path", PrimitiveType.String) { Documentation = "relative to the script" }];

    private static ImmutableArray<Callee> Plain { get; } =
    [
        new("elf", Path, null, "elf(path: string)", "A real ELF file, for 'image NAME = elf(…)' and 'requires elf(…)'.", "image sh = elf(\"/bin/sh\")"),
        new(
            "file",
            Binder.FileParameters,
            null,
            "file(name: string, size: int, path: string, content: string, numbered: bool)",
            "A file for mappings, for 'file NAME = file(…)': one in memory by its name, or a real one by its path.",
            "file data = file(\"data.bin\", size: 64K)"),
        new("cpu", [new("number", PrimitiveType.Int)], null, "cpu(number: int)", "A processor of the machine, after 'on'.", "on cpu(0) { print \"here\" }"),
        Conversion(PrimitiveType.Int),
        Conversion(UnitType.Address),
        Conversion(UnitType.Pfn),
    ];

    public static Callee? Find(string name) => Plain.FirstOrDefault(callee => callee.Name == name);

    /// <summary><c>int address pfn</c>: what may be called anywhere.</summary>
    public static IEnumerable<Callee> Conversions => Plain.Where(callee => callee.Result is not null);

    /// <summary>The functions of a list.</summary>
    public static IEnumerable<Callee> OfList(ListType list) => Enum.GetValues<ListFunctionKind>().Select(kind => OfList(list, kind));

    public static Callee? OfList(ListType list, string name)
    {
        foreach (var kind in Enum.GetValues<ListFunctionKind>())
        {
            if (NameOf(kind) == name) return OfList(list, kind);
        }

        return null;
    }

    private static string NameOf(ListFunctionKind kind) => kind.ToString().ToLowerInvariant();

    private static Callee OfList(ListType list, ListFunctionKind kind)
    {
        var name = NameOf(kind);
        var isCondition = kind is ListFunctionKind.Where or ListFunctionKind.Any or ListFunctionKind.All or ListFunctionKind.Count or ListFunctionKind.First;
        var isNeeded = kind is ListFunctionKind.Where or ListFunctionKind.All or ListFunctionKind.Map;
        var parameter = isCondition ? "condition" : "value";
        var type = new FunctionType([list.Element], isCondition ? PrimitiveType.Bool : PrimitiveType.Error);
        var result = kind switch
        {
            ListFunctionKind.Where => list.Name,
            ListFunctionKind.Any or ListFunctionKind.All => PrimitiveType.Bool.Name,
            ListFunctionKind.Count => PrimitiveType.Int.Name,
            ListFunctionKind.First => $"{list.Element.Name.TrimEnd('?')}?",
            ListFunctionKind.Map => "list<?>",
            _ => "?",
        };
        var word = LanguageWords.Find(name);
        var written = $"{parameter}: {type.Name}{(isNeeded ? "" : " [optional]")}";
        return new Callee(name, [new(parameter, type) { IsOptional = !isNeeded }], null, $"{list.Name}.{name}({written}) -> {result}", word?.Meaning ?? "", word?.Example ?? "");
    }

    private static Callee Conversion(TypeSymbol type) => new(
        type.Name, [new("value", PrimitiveType.Int)], type, $"{type.Name}(value: int) -> {type.Name}", $"The same word as {(type == PrimitiveType.Int ? "an int" : type == UnitType.Address ? "an address" : "a page frame number")}.", "");
}
