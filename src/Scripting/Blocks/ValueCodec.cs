using MemDsl.Compiler;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary><c>number</c>.</summary>
public readonly struct NumberCodec : ICodec<decimal>
{
    public static decimal Read(in Slot slot, ScriptWorld world) => (decimal)slot.Reference!;

    public static Slot Write(decimal value, TypeSymbol type, ScriptWorld world) => new(value);
}

/// <summary><c>string</c>.</summary>
public readonly struct StringCodec : ICodec<string>
{
    public static string Read(in Slot slot, ScriptWorld world) => (string)slot.Reference!;

    public static Slot Write(string value, TypeSymbol type, ScriptWorld world)
    {
        if (value is null) throw new BadValueException("null", "only a string? may be null");
        BadLength.CheckText(value.Length, world.Options.MaxTextLength);
        return new Slot(value);
    }
}

/// <summary><c>bytes</c>: a copy, for those of a script never change.</summary>
public readonly struct BytesCodec : ICodec<byte[]>
{
    public static byte[] Read(in Slot slot, ScriptWorld world) => [.. (byte[])slot.Reference!];

    public static Slot Write(byte[] value, TypeSymbol type, ScriptWorld world)
    {
        if (value is null) throw new BadValueException("null", "only bytes? may be null");
        BadLength.CheckText(value.Length, world.Options.MaxTextLength);
        return new Slot(value.ToArray());
    }
}

/// <summary><c>range&lt;address&gt;</c>.</summary>
public readonly struct AddressRangeCodec : ICodec<VirtualRange>
{
    public static VirtualRange Read(in Slot slot, ScriptWorld world)
    {
        var range = (RangeValue)slot.Reference!;
        return new VirtualRange(new VirtualAddress((ulong)range.Start), (ulong)range.Length);
    }

    public static Slot Write(VirtualRange value, TypeSymbol type, ScriptWorld world)
    {
        Word start = value.Start.Value;
        return new Slot(new RangeValue(start, start + value.Length));
    }
}

/// <summary><c>range</c> and <c>range&lt;pfn&gt;</c>: the start, and the end that is not part of it.</summary>
public readonly struct RangeCodec<TCodec, T> : ICodec<(T Start, T End)>
    where TCodec : ICodec<T>
{
    public static (T Start, T End) Read(in Slot slot, ScriptWorld world)
    {
        var range = (RangeValue)slot.Reference!;
        return (TCodec.Read(Slot.OfWord(range.Start), world), TCodec.Read(Slot.OfWord(range.End), world));
    }

    public static Slot Write((T Start, T End) value, TypeSymbol type, ScriptWorld world)
    {
        var element = ((RangeType)type).Element;
        var (start, end) = (TCodec.Write(value.Start, element, world).Word, TCodec.Write(value.End, element, world).Word);
        if (end < start) throw new BadValueException($"{start}..{end}", "a range does not end before its start");
        return new Slot(new RangeValue(start, end));
    }

    internal static object? Box(Slot slot, ScriptWorld world) => Read(slot, world);
}

/// <summary><c>list&lt;T&gt;</c>: a view of the script's list, whose elements are converted when they are looked at.</summary>
public readonly struct ListCodec<TCodec, T> : ICodec<IReadOnlyList<T>>
    where TCodec : ICodec<T>
{
    public static IReadOnlyList<T> Read(in Slot slot, ScriptWorld world) => new ListView<TCodec, T>((ListValue)slot.Reference!, world);

    public static Slot Write(IReadOnlyList<T> value, TypeSymbol type, ScriptWorld world)
    {
        if (value is null) throw new BadValueException("null", "only a nullable list may be null");
        if (value is ListView<TCodec, T> view) return new Slot(view.List);
        BadLength.Check(value.Count, world.Options.MaxListLength);
        var element = ((ListType)type).Element;
        var list = new ListValue(element, value.Count);
        foreach (var item in value) list.Add(TCodec.Write(item, element, world));
        return new Slot(list);
    }
}

/// <summary><c>T?</c> where C# has a struct.</summary>
public readonly struct NullableCodec<TCodec, T> : ICodec<T?>
    where TCodec : ICodec<T>
    where T : struct
{
    public static T? Read(in Slot slot, ScriptWorld world) => slot.Reference is null ? null : TCodec.Read(slot, world);

    public static Slot Write(T? value, TypeSymbol type, ScriptWorld world)
    {
        var underlying = ((NullableType)type).Underlying;
        if (value is not { } present) return default;
        var slot = TCodec.Write(present, underlying, world);
        return underlying.IsWord ? new Slot(slot.Word, OperationProgram.Present) : slot;
    }
}

/// <summary><c>T?</c> where C# has a class.</summary>
public readonly struct NullableObjectCodec<TCodec, T> : ICodec<T?>
    where TCodec : ICodec<T>
    where T : class
{
    public static T? Read(in Slot slot, ScriptWorld world) => slot.Reference is null ? null : TCodec.Read(slot, world);

    public static Slot Write(T? value, TypeSymbol type, ScriptWorld world) =>
        value is null ? default : TCodec.Write(value, ((NullableType)type).Underlying, world);
}
