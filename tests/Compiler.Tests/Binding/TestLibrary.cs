using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Tests.Binding;

/// <summary>A small library in the shape of the real one: enough rows to write every form of the language.</summary>
internal static class TestLibrary
{
    private static readonly TypeSymbol Int = PrimitiveType.Int;
    private static readonly TypeSymbol Address = UnitType.Address;

    public static readonly Library Instance = Make();

    private static Library Make()
    {
        var library = new LibraryBuilder();
        var process = library.Add(new ObjectType("process", "A process.") { AllowsWith = true });
        var vma = library.Add(new ObjectType("vma", "A mapping."));
        var image = library.Add(new ObjectType("image", "An image."));
        var file = library.Add(new ObjectType("file", "A file."));
        var @event = library.Add(new ObjectType("event", "An event."));
        var fault = library.Add(new ObjectType("page_fault_event", "A fault.") { Base = @event });
        var cow = library.Add(new ObjectType("cow_copy_event", "A copy.") { Base = @event });
        var limits = new RecordType("limits", [new RecordField("stack", RangeType.Int, ""), new RecordField("nproc", RangeType.Int, "")]);

        Function(library, "spawn", process, true, false, P("image", image), Optional("args", new ListType(PrimitiveType.String)), Optional("limits", limits), P("uid", Int, 0));
        Method(library, process, "mmap", Address, true, false, P("length", Int), P("prot", Int, 3) with { ConstantFamilies = ["PROT"], Documentation = "PROT_ bits", DefaultText = "rw" }, Optional("flags", Int) with { ConstantFamilies = ["MAP"] }, P("at", Address, 0), OrNull("file", file), P("offset", Int, 0));
        Method(library, process, "munmap", Int, true, false, P("addr", Address), P("length", Int));
        Method(library, process, "sbrk", Address, true, false, P("increment", Int));
        Method(library, process, "fork", process, true, false);
        Method(library, process, "exit", PrimitiveType.Void, false, false, P("code", Int, 0));
        Method(library, process, "load", Int, false, true, P("addr", Address), P("size", Int, 1));
        Method(library, process, "store", PrimitiveType.Void, false, true, P("addr", Address), P("value", Int) with { Alternatives = [PrimitiveType.String] }, P("size", Int, 1));
        Method(library, process, "touch", PrimitiveType.Void, false, true, P("range", RangeType.Address));
        Method(library, process, "vma", new NullableType(vma), false, false, P("addr", Address));
        Method(library, process, "phys", Address, false, false, P("addr", Address));
        Property(library, process, "maps", new ListType(vma));
        Property(library, process, "rss", Int);
        Property(library, process, "pid", Int);
        Property(library, vma, "start", Address);
        Property(library, vma, "size", Int);
        Property(library, vma, "next", new NullableType(vma));
        Property(library, @event, "reason", PrimitiveType.String);
        Property(library, fault, "address", Address);
        Method(library, new ListType(@event), "count", Int, false, false, P("kind", UnitType.EventKind));
        library.Add(new LibraryFunction(LibraryFunctionKind.Method, "of", new ListType(@event), [P("kind", UnitType.EventKind)], new ListType(@event)) { ResultKindParameter = 0 });
        library.Add(new LibraryFunction(LibraryFunctionKind.Global, "zones", null, [], new ListType(Int)));

        foreach (var (name, value) in (IEnumerable<(string, int)>)[("PROT_READ", 1), ("PROT_WRITE", 2), ("rw", 3), ("r", 1)])
            library.Add(new LibraryConstant(name, ConstantValue.Int(value), "PROT", ""));
        foreach (var (name, value) in (IEnumerable<(string, int)>)[("anon", 0x20), ("private", 2), ("MAP_PRIVATE", 2), ("MAP_ANONYMOUS", 0x20)])
            library.Add(new LibraryConstant(name, ConstantValue.Int(value), "MAP", ""));
        library.Add(new LibraryConstant("EINVAL", ConstantValue.OfWord(UnitType.Errno, 22), "errno", ""));
        library.Add(new LibraryConstant("ENOMEM", ConstantValue.OfWord(UnitType.Errno, 12), "errno", ""));
        library.Add(new LibraryConstant("SIGSEGV", ConstantValue.OfWord(UnitType.Signal, 11), "signal", ""));
        library.Add(new LibraryConstant("SIGBUS", ConstantValue.OfWord(UnitType.Signal, 7), "signal", ""));
        library.Add(new LibraryConstant("SEGV_ACCERR", ConstantValue.OfWord(UnitType.SignalCode, 2), "code", "") { Family = "SIGSEGV" });
        library.Add(new LibraryConstant("BUS_ADRERR", ConstantValue.OfWord(UnitType.SignalCode, 3), "code", "") { Family = "SIGBUS" });
        library.Add(new LibraryConstant("SI_KERNEL", ConstantValue.OfWord(UnitType.SignalCode, 4), "code", ""));
        library.Add(new LibraryEventKind("page_fault", fault, ""));
        library.Add(new LibraryEventKind("cow_copy", cow, ""));
        library.Add(new LibraryMachineKey("ram", MachineKeyKind.Int, "256M", ""));
        library.Add(new LibraryMachineKey("layout", MachineKeyKind.Word, "topdown", "") { Words = ["topdown", "legacy"] });
        library.Add(new LibraryMachineKey("aslr", MachineKeyKind.Switch, "off", ""));
        library.Add(new LibraryMachineKey("vm.max_map_count", MachineKeyKind.Int, "65530", ""));
        library.Add(new LibraryPattern("maps", new ListType(vma), ""));
        library.AddArchitecture("x86_64");
        library.AddArchitecture("x86_32");
        return library.Build();
    }

    private static LibraryParameter P(string name, TypeSymbol type) => new(name, type);

    private static LibraryParameter P(string name, TypeSymbol type, int value) => new(name, type) { Default = ConstantValue.OfWord(type, value) };

    private static LibraryParameter Optional(string name, TypeSymbol type) => new(name, type) { IsOptional = true };

    private static LibraryParameter OrNull(string name, TypeSymbol type) => new(name, type) { Default = ConstantValue.Null };

    private static void Function(LibraryBuilder library, string name, TypeSymbol result, bool fails, bool raises, params LibraryParameter[] parameters) =>
        library.Add(new LibraryFunction(LibraryFunctionKind.Function, name, null, [.. parameters], result) { CanFail = fails, CanRaise = raises });

    private static void Method(LibraryBuilder library, TypeSymbol receiver, string name, TypeSymbol result, bool fails, bool raises, params LibraryParameter[] parameters) =>
        library.Add(new LibraryFunction(LibraryFunctionKind.Method, name, receiver, [.. parameters], result) { CanFail = fails, CanRaise = raises });

    private static void Property(LibraryBuilder library, TypeSymbol receiver, string name, TypeSymbol result) =>
        library.Add(new LibraryFunction(LibraryFunctionKind.Property, name, receiver, [], result));
}
