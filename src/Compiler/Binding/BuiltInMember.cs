using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Binding;

/// <summary>A member that the language itself gives one of its types.</summary>
/// <param name="Name">What stands after the dot.</param>
/// <param name="Result">Its type; null when the type it belongs to decides (a range's unit, a result's value).</param>
/// <param name="Code">The operation that reads it.</param>
/// <param name="Documentation">What it gives.</param>
internal sealed record BuiltInMember(string Name, TypeSymbol? Result, OpCode Code, string Documentation)
{
    private static readonly BuiltInMember[] OfList = [new("length", PrimitiveType.Int, OpCode.ListLength, "How many elements there are.")];

    private static readonly BuiltInMember[] OfRange =
    [
        new("start", null, OpCode.RangeStart, "The first value."),
        new("end", null, OpCode.RangeEnd, "The first value behind the range."),
        new("length", PrimitiveType.Int, OpCode.RangeLength, "How many values there are."),
    ];

    private static readonly BuiltInMember[] OfResult =
    [
        new("ok", PrimitiveType.Bool, OpCode.ResultOk, "Whether nothing failed."),
        new("value", null, OpCode.ResultValue, "The value; of a failed one a run-time error."),
        new("errno", new NullableType(UnitType.Errno), OpCode.ResultErrno, "The errno that it failed with, or null."),
        new("signal", new NullableType(UnitType.Signal), OpCode.ResultSignal, "The signal that it raised, or null."),
        new("reason", PrimitiveType.String, OpCode.ResultReason, "Which rule refused, in words."),
    ];

    private static readonly BuiltInMember[] OfString = [new("length", PrimitiveType.Int, OpCode.StringLength, "How many characters there are.")];

    private static readonly BuiltInMember[] OfBytes = [new("length", PrimitiveType.Int, OpCode.BytesLength, "How many bytes there are.")];

    public static IReadOnlyList<BuiltInMember> Of(TypeSymbol owner) => owner switch
    {
        ListType => OfList,
        RangeType => OfRange,
        ResultType => OfResult,
        _ when owner == PrimitiveType.String => OfString,
        _ when owner == PrimitiveType.Bytes => OfBytes,
        _ => [],
    };

    public static BuiltInMember? Find(TypeSymbol owner, string name)
    {
        foreach (var member in Of(owner))
        {
            if (member.Name == name) return member;
        }

        return null;
    }

    public TypeSymbol ResultOn(TypeSymbol owner) => Result ?? owner switch
    {
        RangeType range => range.Element,
        ResultType result => result.Value,
        _ => throw new InvalidOperationException($"no dependent member of {owner}"),
    };
}
