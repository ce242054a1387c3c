using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>The library as a phrase book: which rows give a type, and the shortest way to a value of each.</summary>
internal static class Phrases
{
    private static readonly Symbols Book = new(MemLibrary.Instance.Library);

    /// <summary>Rows that a script can call; what only an event of one kind has is left out.</summary>
    public static LibraryFunction[] Rows => Book.Rows;

    /// <summary>Those that are called for what they do.</summary>
    public static LibraryFunction[] Calls { get; } = [.. Rows.Where(row => row.Kind is LibraryFunctionKind.Function or LibraryFunctionKind.Method)];

    public static LibraryFunction[] Failing { get; } = [.. Calls.Where(row => row.CanFail)];

    public static LibraryFunction[] Raising { get; } = [.. Calls.Where(row => row.CanRaise)];

    /// <summary>Types of variables and parameters.</summary>
    public static TypeSymbol[] Common { get; } =
        [PrimitiveType.Int, PrimitiveType.Int, PrimitiveType.Bool, PrimitiveType.String, UnitType.Address, Type("process"), new ListType(PrimitiveType.Int), PrimitiveType.Number];

    /// <summary>Every type that some row gives.</summary>
    public static TypeSymbol[] Types => Book.Types;

    public static string[] EventKinds { get; } = [.. MemLibrary.Instance.Library.EventKinds.Select(kind => kind.Name)];

    public static TypeSymbol Type(string name) => MemLibrary.Instance.Library.FindType(name)!;

    public static LibraryFunction[] RowsOf(TypeSymbol type) => Book.ByResult.GetValueOrDefault(type) ?? [];

    public static string? Shortest(TypeSymbol type) => Book.Shortest.GetValueOrDefault(type);

    private sealed class Symbols
    {
        public Symbols(Compiler.Symbols.Library library)
        {
            Rows = [.. library.Functions];
            Shortest[library.FindType("process")!] = "p";
            Shortest[library.FindType("image")!] = "app";
            Shortest[library.FindType("file")!] = "data";
            Shortest[library.EventType!] = "(trace { p.store(a, 1) })[0]";
            Shortest[PrimitiveType.Bytes] = "p.peek(a, 4)";
            Shortest[UnitType.Pfn] = "pfn(4096)";
            Shortest[UnitType.Errno] = "EINVAL";
            Shortest[UnitType.Signal] = "SIGSEGV";
            Shortest[UnitType.SignalCode] = "SEGV_MAPERR";
            while (Rows.Aggregate(false, (found, row) => Learn(row) | found)) { }
            Rows = [.. Rows.Where(row => row.Receiver is null || Shortest.ContainsKey(row.Receiver))];
            ByResult = Rows.GroupBy(row => row.Result).ToDictionary(group => group.Key, group => group.ToArray());
            Types = [.. ByResult.Keys.Where(type => type != PrimitiveType.Void && type is not RecordType && (type is not ObjectType || Shortest.ContainsKey(type)))];
        }

        public LibraryFunction[] Rows { get; }

        public TypeSymbol[] Types { get; }

        public Dictionary<TypeSymbol, LibraryFunction[]> ByResult { get; }

        public Dictionary<TypeSymbol, string> Shortest { get; } = [];

        /// <summary>Whether a row gives something that there was no way to.</summary>
        private bool Learn(LibraryFunction row)
        {
            if (row.Receiver is not null && !Shortest.ContainsKey(row.Receiver)) return false;
            if (row.Kind is not (LibraryFunctionKind.Property or LibraryFunctionKind.Global) && row.Parameters.Any(parameter => parameter.IsRequired && Argument(parameter.Type) is null)) return false;
            var call = row.Receiver is null ? row.Name : $"{Shortest[row.Receiver]}.{row.Name}";
            if (row.Kind is not (LibraryFunctionKind.Property or LibraryFunctionKind.Global))
                call += $"({string.Join(", ", row.Parameters.Where(parameter => parameter.IsRequired).Select(parameter => Argument(parameter.Type)))})";
            return row.Result switch
            {
                ListType list => Add(list, call) | Add(list.Element, call + "[0]"),
                NullableType maybe => Add(maybe, call) | Add(maybe.Underlying, call),
                _ => Add(row.Result, call),
            };
        }

        private bool Add(TypeSymbol type, string call) => type is ObjectType or ListType or NullableType && Shortest.TryAdd(type, call);

        private string? Argument(TypeSymbol type) => type switch
        {
            UnitType { Name: "address" } => "a",
            UnitType { Name: "event_kind" } => "page_fault",
            PrimitiveType { Name: "int" } => "1",
            PrimitiveType { Name: "string" } => "\"a\"",
            RangeType => "a..+4K",
            _ => Shortest.GetValueOrDefault(type),
        };
    }
}
