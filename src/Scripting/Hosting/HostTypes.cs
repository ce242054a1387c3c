using System.Collections;
using System.Globalization;
using System.Text;
using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Hosting;

/// <summary>
/// Types of a host program beside those of the language: what a C# type is in a script, and how values go across. Classes of the host become object
/// types of the library when an object of theirs is added.
/// </summary>
internal sealed class HostTypes(RowTable table)
{
    private static readonly (Type Host, TypeSymbol Type)[] Known =
    [
        (typeof(void), PrimitiveType.Void),
        (typeof(bool), PrimitiveType.Bool),
        (typeof(sbyte), PrimitiveType.Int), (typeof(byte), PrimitiveType.Int), (typeof(short), PrimitiveType.Int), (typeof(ushort), PrimitiveType.Int),
        (typeof(int), PrimitiveType.Int), (typeof(uint), PrimitiveType.Int), (typeof(long), PrimitiveType.Int), (typeof(ulong), PrimitiveType.Int),
        (typeof(Int128), PrimitiveType.Int),
        (typeof(decimal), PrimitiveType.Number), (typeof(double), PrimitiveType.Number), (typeof(float), PrimitiveType.Number),
        (typeof(string), PrimitiveType.String),
        (typeof(byte[]), PrimitiveType.Bytes),
        (typeof(VirtualAddress), UnitType.Address),
        (typeof(PageFrameNumber), UnitType.Pfn),
        (typeof(Errno), UnitType.Errno),
        (typeof(Signal), UnitType.Signal),
        (typeof(VirtualRange), RangeType.Address),
        (typeof(Process), MemTypes.Process),
        (typeof(MemoryFile), MemTypes.File),
        (typeof(Zone), MemTypes.Zone),
        (typeof(Cpu), MemTypes.Cpu),
        (typeof(VmaValue), MemTypes.Vma),
        (typeof(PteValue), MemTypes.Pte),
        (typeof(SyscallResult), PrimitiveType.Int),
        (typeof(AccessResult), PrimitiveType.Int),
    ];

    private readonly Dictionary<Type, ObjectType> _declared = [];

    /// <summary>A value of a script as an object of C#: the types of <see cref="CSharpType"/>, lists as arrays of objects.</summary>
    public static object? Box(TypeSymbol type, in Slot value, ScriptWorld world) => Box(type, value, world, new Dictionary<ListValue, object?[]>(ReferenceEqualityComparer.Instance));

    /// <summary>A list that is an element of several becomes one array, or a few lists of lists would take more memory than there is.</summary>
    private static object? Box(TypeSymbol type, in Slot value, ScriptWorld world, Dictionary<ListValue, object?[]> known)
    {
        if (type is NullableType nullable) return value.Reference is null ? null : Box(nullable.Underlying, value, world, known);
        if (type is not ListType) return CSharpType.Of(type) is { Box: { } box } ? box(value, world) : value.Reference;
        var list = (ListValue)value.Reference!;
        if (known.TryGetValue(list, out var items)) return items;
        items = new object?[list.Count];
        for (var i = 0; i < items.Length; i++) items[i] = Box(list.Element, list[i], world, known);
        known.Add(list, items);
        return items;
    }

    /// <summary>A boxed value as a type of the caller's.</summary>
    /// <exception cref="InvalidCastException">It would lose something.</exception>
    public static T To<T>(object? value) => (T)To(value, typeof(T))!;

    public static object? To(object? value, Type type)
    {
        if (value is null)
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? throw new InvalidCastException($"null is no {type.Name}") : null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsInstanceOfType(value)) return value;
        if (value is Int128 number) return Integer(number, type);
        if (value is VirtualAddress address && type == typeof(ulong)) return address.Value;
        if (value is PageFrameNumber pfn && Integer(pfn.Value, type) is { } counted) return counted;
        if (value is decimal exact && type == typeof(double)) return (double)exact;
        if (value is object?[] items && ElementOf(type) is { } element) return Sequence(items, element, type);
        throw new InvalidCastException($"{value} is no {type.Name}");
    }

    /// <summary>What a C# type is in a script.</summary>
    /// <exception cref="ArgumentException">Nothing.</exception>
    public TypeSymbol Of(Type type, string where)
    {
        foreach (var (host, known) in Known)
            if (host == type) return known;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return new NullableType(Of(underlying, where));
        if (ElementOf(type) is { } element) return new ListType(Of(element, where));
        return _declared.GetValueOrDefault(type) ?? throw new ArgumentException($"{where}: scripts have no type for {type}");
    }

    /// <summary>Makes a class of the host a type of the library, with its public methods and properties as members.</summary>
    public ObjectType Declare(Type type, string documentation)
    {
        if (_declared.TryGetValue(type, out var known)) return known;
        var declared = new ObjectType(SnakeCase(type.Name), documentation);
        _declared.Add(type, declared);
        table.Builder.Add(declared);
        table.Add("Host", HostRow.MembersOf(this, type, declared));
        return declared;
    }

    /// <summary>A value of the host as a script holds it.</summary>
    /// <exception cref="BadValueException">The language has no such value.</exception>
    public static Slot Write(object? value, TypeSymbol type, ScriptWorld world)
    {
        switch (value, type)
        {
            case (null, NullableType): return default;
            case (null, _): throw new BadValueException("null", $"only a {type}? may be null");
            case (_, NullableType nullable):
                var slot = Write(value, nullable.Underlying, world);
                return nullable.Underlying.IsWord ? new Slot(slot.Word, Compiler.Operations.OperationProgram.Present) : slot;
            case (IEnumerable items, ListType list):
                var made = new ListValue(list.Element);
                foreach (var item in items)
                {
                    made.Add(Write(item, list.Element, world));
                    BadLength.Check(made.Count, world.Options.MaxListLength);
                }

                return new Slot(made);
            case (Int128 big, _): return IntCodec.Write(big, type, world);
            case (double real, _): return new Slot((decimal)real);
            case (float real, _): return new Slot((decimal)real);
            case (decimal exact, _): return new Slot(exact);
            case (bool truth, _): return BoolCodec.Write(truth, type, world);
            case (string text, _): return StringCodec.Write(text, type, world);
            case (byte[] bytes, _): return BytesCodec.Write(bytes, type, world);
            case (VirtualAddress address, _): return AddressCodec.Write(address, type, world);
            case (PageFrameNumber pfn, _): return PfnCodec.Write(pfn, type, world);
            case (Errno errno, _): return ErrnoCodec.Write(errno, type, world);
            case (Signal signal, _): return SignalCodec.Write(signal, type, world);
            case (VirtualRange range, _): return AddressRangeCodec.Write(range, type, world);
            case (Process process, _): return ProcessCodec.Write(process, type, world);
            case (MemoryFile file, _): return FileCodec.Write(file, type, world);
            case (Zone zone, _): return ZoneCodec.Write(zone, type, world);
            case (Cpu cpu, _): return CpuCodec.Write(cpu, type, world);
            case (IConvertible number, { IsWord: true }):
                return Slot.OfWord(number is ulong unsigned ? unsigned : number.ToInt64(CultureInfo.InvariantCulture));
            default: return new Slot(value);
        }
    }

    /// <summary><c>MaxPoints</c> as the language writes names: <c>max_points</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (begins) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static Type? ElementOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[])) return null;
        if (type.IsArray) return type.GetElementType();
        return type.IsGenericType && type.GetGenericArguments() is [var element] && typeof(IEnumerable).IsAssignableFrom(type) ? element : null;
    }

    private static object Sequence(object?[] items, Type element, Type type)
    {
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++) array.SetValue(To(items[i], element), i);
        if (type.IsAssignableFrom(array.GetType())) return array;
        var list = typeof(List<>).MakeGenericType(element);
        return type.IsAssignableFrom(list) ? Activator.CreateInstance(list, array)! : throw new InvalidCastException($"a list is no {type}");
    }

    private static object Integer(Int128 value, Type type)
    {
        try
        {
            return Type.GetTypeCode(type) switch
            {
                TypeCode.UInt64 => (object)checked((ulong)value),
                TypeCode.Int64 => checked((long)value),
                TypeCode.UInt32 => checked((uint)value),
                TypeCode.Int32 => checked((int)value),
                TypeCode.UInt16 => checked((ushort)value),
                TypeCode.Int16 => checked((short)value),
                TypeCode.Byte => checked((byte)value),
                TypeCode.SByte => checked((sbyte)value),
                TypeCode.Decimal => (decimal)value,
                _ => throw new InvalidCastException($"an int is no {type.Name}"),
            };
        }
        catch (OverflowException)
        {
            throw new InvalidCastException($"{value} does not fit {type.Name}");
        }
    }
}
