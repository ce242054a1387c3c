using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary>
/// A type of the language in C#: its name as code writes it, and the codec that takes values across.
/// <code>
///   int                Int128                        address            VirtualAddress
///   list&lt;address&gt;      IReadOnlyList&lt;VirtualAddress&gt;  pfn                PageFrameNumber
///   number             decimal                       range&lt;address&gt;     VirtualRange
///   bytes              byte[]                        range              (Int128 Start, Int128 End)
///   process file zone  Process MemoryFile Zone       vma pte page …     VmaValue PteValue PageHandle …
/// </code>
/// </summary>
/// <param name="Name">With its namespace.</param>
/// <param name="Codec">The <see cref="ICodec{T}"/>, with its namespace.</param>
/// <param name="IsStruct">Whether C# makes a nullable of it with <see cref="Nullable{T}"/>.</param>
public sealed record CSharpType(string Name, string Codec, bool IsStruct)
{
    private const string Blocks = "global::MemDsl.Scripting.Blocks.";
    private const string Values = "global::MemDsl.Scripting.Values.";
    private const string Runtime = "global::MemDsl.Runtime.";

    private static readonly (TypeSymbol Type, CSharpType In)[] Simple =
    [
        (PrimitiveType.Bool, Struct("bool", nameof(BoolCodec))),
        (PrimitiveType.Int, Struct("global::System.Int128", nameof(IntCodec))),
        (PrimitiveType.Number, Struct("decimal", nameof(NumberCodec))),
        (PrimitiveType.String, Class("string", nameof(StringCodec))),
        (PrimitiveType.Bytes, Class("byte[]", nameof(BytesCodec))),
        (UnitType.Address, Struct(Runtime + "Primitives.VirtualAddress", nameof(AddressCodec))),
        (UnitType.Pfn, Struct(Runtime + "Primitives.PageFrameNumber", nameof(PfnCodec))),
        (UnitType.Errno, Struct(Runtime + "Rules.Errno", nameof(ErrnoCodec))),
        (UnitType.Signal, Struct(Runtime + "Rules.Signal", nameof(SignalCodec))),
        (UnitType.SignalCode, Struct(Runtime + "Rules.SignalCode", nameof(SignalCodeCodec))),
        (UnitType.EventKind, Struct(Runtime + "Events.EventKind", nameof(EventKindCodec))),
        (RangeType.Address, Struct(Runtime + "Primitives.VirtualRange", nameof(AddressRangeCodec))),
        (MemTypes.Process, Class(Runtime + "Processes.Process", nameof(ProcessCodec))),
        (MemTypes.File, Class(Runtime + "PageCache.MemoryFile", nameof(FileCodec))),
        (MemTypes.Zone, Class(Runtime + "Physical.Zone", nameof(ZoneCodec))),
        (MemTypes.Cpu, Class(Runtime + "Hardware.Cpu", nameof(CpuCodec))),
        (MemTypes.Image, AsHeld(nameof(ImageHandle))),
        (MemTypes.Section, AsHeld(nameof(SectionValue))),
        (MemTypes.Mm, AsHeld(nameof(MmHandle))),
        (MemTypes.Vma, AsHeld(nameof(VmaValue))),
        (MemTypes.Pte, AsHeld(nameof(PteValue))),
        (MemTypes.WalkLevel, AsHeld(nameof(WalkLevelValue))),
        (MemTypes.Status, AsHeld(nameof(StatusHandle))),
        (MemTypes.KernelAccess, AsHeld(nameof(KernelAccessHandle))),
        (MemTypes.Page, AsHeld(nameof(PageHandle))),
    ];

    private static readonly CSharpType Event = new("global::MemDsl.Scripting.Tracing.EventValue", Blocks + "ObjectCodec<global::MemDsl.Scripting.Tracing.EventValue>", false);
    private static readonly CSharpType Global = AsHeld(nameof(GlobalHandle));
    private static readonly CSharpType Result = AsHeld(nameof(ResultValue));

    /// <summary>The type in C#; null where it has none.</summary>
    public static CSharpType? Of(TypeSymbol type)
    {
        foreach (var (known, name) in Simple)
            if (known == type) return name;
        return type switch
        {
            RangeType range when Of(range.Element) is { } element => new(
                $"({element.Name} Start, {element.Name} End)", $"{Blocks}RangeCodec<{element.Codec}, {element.Name}>", true),
            ListType list when Of(list.Element) is { } element => new(
                $"global::System.Collections.Generic.IReadOnlyList<{element.Name}>", $"{Blocks}ListCodec<{element.Codec}, {element.Name}>", false),
            NullableType nullable when Of(nullable.Underlying) is { } under => new(
                under.Name + "?", $"{Blocks}{(under.IsStruct ? "NullableCodec" : "NullableObjectCodec")}<{under.Codec}, {under.Name}>", false),
            ResultType => Result,
            ObjectType { Base: { } origin } when origin == MemTypes.Event => Event,
            ObjectType other when other == MemTypes.Event => Event,
            ObjectType => Global,
            _ => null,
        };
    }

    private static CSharpType Struct(string name, string codec) => new(name, Blocks + codec, true);

    private static CSharpType Class(string name, string codec) => new(name, Blocks + codec, false);

    private static CSharpType AsHeld(string name) => new(Values + name, $"{Blocks}ObjectCodec<{Values}{name}>", false);
}
