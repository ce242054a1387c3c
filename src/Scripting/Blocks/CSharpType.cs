using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Execution;
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
/// <param name="Box">A value as an object of C#; null for types with parts, whose parts are converted one by one.</param>
public sealed record CSharpType(string Name, string Codec, bool IsStruct, Func<Slot, ScriptWorld, object?>? Box = null)
{
    private const string Blocks = "global::MemDsl.Scripting.Blocks.";
    private const string Values = "global::MemDsl.Scripting.Values.";
    private const string Runtime = "global::MemDsl.Runtime.";

    private static readonly (TypeSymbol Type, CSharpType In)[] Simple =
    [
        (PrimitiveType.Bool, Struct<BoolCodec, bool>("bool")),
        (PrimitiveType.Int, Struct<IntCodec, Int128>("global::System.Int128")),
        (PrimitiveType.Number, Struct<NumberCodec, decimal>("decimal")),
        (PrimitiveType.String, Class<StringCodec, string>("string")),
        (PrimitiveType.Bytes, Class<BytesCodec, byte[]>("byte[]")),
        (UnitType.Address, Struct<AddressCodec, VirtualAddress>(Runtime + "Primitives.VirtualAddress")),
        (UnitType.Pfn, Struct<PfnCodec, PageFrameNumber>(Runtime + "Primitives.PageFrameNumber")),
        (UnitType.Errno, Struct<ErrnoCodec, Errno>(Runtime + "Rules.Errno")),
        (UnitType.Signal, Struct<SignalCodec, Signal>(Runtime + "Rules.Signal")),
        (UnitType.SignalCode, Struct<SignalCodeCodec, SignalCode>(Runtime + "Rules.SignalCode")),
        (UnitType.EventKind, Struct<EventKindCodec, EventKind>(Runtime + "Events.EventKind")),
        (RangeType.Address, Struct<AddressRangeCodec, VirtualRange>(Runtime + "Primitives.VirtualRange")),
        (MemTypes.Process, Class<ProcessCodec, Process>(Runtime + "Processes.Process")),
        (MemTypes.File, Class<FileCodec, MemoryFile>(Runtime + "PageCache.MemoryFile")),
        (MemTypes.Zone, Class<ZoneCodec, Zone>(Runtime + "Physical.Zone")),
        (MemTypes.Cpu, Class<CpuCodec, Cpu>(Runtime + "Hardware.Cpu")),
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
                $"({element.Name} Start, {element.Name} End)",
                $"{Blocks}RangeCodec<{element.Codec}, {element.Name}>",
                true,
                range == RangeType.Pfn ? RangeCodec<PfnCodec, PageFrameNumber>.Box : RangeCodec<IntCodec, Int128>.Box),
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

    private static CSharpType Struct<TCodec, T>(string name)
        where TCodec : ICodec<T> => new(name, Blocks + typeof(TCodec).Name, true, static (slot, world) => TCodec.Read(slot, world));

    private static CSharpType Class<TCodec, T>(string name)
        where TCodec : ICodec<T> => new(name, Blocks + typeof(TCodec).Name, false, static (slot, world) => TCodec.Read(slot, world));

    private static CSharpType AsHeld(string name) => new(Values + name, $"{Blocks}ObjectCodec<{Values}{name}>", false);
}
