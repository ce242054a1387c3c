using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary><c>bool</c>.</summary>
public readonly struct BoolCodec : ICodec<bool>
{
    public static bool Read(in Slot slot, ScriptWorld world) => slot.Word != 0;

    public static Slot Write(bool value, TypeSymbol type, ScriptWorld world) => Slot.OfWord(value ? 1 : 0);
}

/// <summary><c>int</c>: an <see cref="Int128"/>, which holds every int of the language and more.</summary>
public readonly struct IntCodec : ICodec<Int128>
{
    public static Int128 Read(in Slot slot, ScriptWorld world) => slot.Word;

    public static Slot Write(Int128 value, TypeSymbol type, ScriptWorld world)
    {
        Word word = value;
        return ConstantValue.IsInRange(word) ? Slot.OfWord(word) : throw new BadValueException(value, "an int goes from -2^63 to 2^64-1");
    }
}

/// <summary><c>address</c>.</summary>
public readonly struct AddressCodec : ICodec<VirtualAddress>
{
    public static VirtualAddress Read(in Slot slot, ScriptWorld world) => new((ulong)slot.Word);

    public static Slot Write(VirtualAddress value, TypeSymbol type, ScriptWorld world) => Slot.OfWord(value.Value);
}

/// <summary><c>pfn</c>.</summary>
public readonly struct PfnCodec : ICodec<PageFrameNumber>
{
    public static PageFrameNumber Read(in Slot slot, ScriptWorld world) => new((uint)slot.Word);

    public static Slot Write(PageFrameNumber value, TypeSymbol type, ScriptWorld world) => Slot.OfWord(value.Value);
}

/// <summary><c>errno</c>.</summary>
public readonly struct ErrnoCodec : ICodec<Errno>
{
    public static Errno Read(in Slot slot, ScriptWorld world) => (Errno)(int)slot.Word;

    public static Slot Write(Errno value, TypeSymbol type, ScriptWorld world) => Slot.OfWord((int)value);
}

/// <summary><c>signal</c>.</summary>
public readonly struct SignalCodec : ICodec<Signal>
{
    public static Signal Read(in Slot slot, ScriptWorld world) => (Signal)(int)slot.Word;

    public static Slot Write(Signal value, TypeSymbol type, ScriptWorld world) => Slot.OfWord((int)value);
}

/// <summary><c>signal_code</c>.</summary>
public readonly struct SignalCodeCodec : ICodec<SignalCode>
{
    public static SignalCode Read(in Slot slot, ScriptWorld world) => (SignalCode)(int)slot.Word;

    public static Slot Write(SignalCode value, TypeSymbol type, ScriptWorld world) => Slot.OfWord((int)value);
}

/// <summary><c>event_kind</c>.</summary>
public readonly struct EventKindCodec : ICodec<EventKind>
{
    public static EventKind Read(in Slot slot, ScriptWorld world) => (EventKind)(int)slot.Word;

    public static Slot Write(EventKind value, TypeSymbol type, ScriptWorld world) => Slot.OfWord((int)value);
}
