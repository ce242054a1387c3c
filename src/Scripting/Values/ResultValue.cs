using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Values;

/// <summary>What <c>try e</c> gives: a value, or the failure that ended <c>e</c>.</summary>
/// <param name="Failure">Null for a success.</param>
/// <param name="Type">The type of the value; null for a failure and where there is no value.</param>
/// <param name="Value">The value of a success.</param>
public sealed record ResultValue(CallFailure? Failure, TypeSymbol? Type, Slot Value)
{
    public bool IsOk => Failure is null;

    public static ResultValue Success(TypeSymbol? type, Slot value) => new(null, type, value);

    public static ResultValue Failed(CallFailure failure) => new(failure, null, default);

    public bool Equals(ResultValue? other) =>
        other is not null && IsOk == other.IsOk
        && (Failure is { } failure
            ? failure.Errno == other.Failure!.Errno && failure.Signal == other.Failure.Signal && failure.Code == other.Failure.Code
            : Type is null || ValueEquality.Same(Type, Value, other.Value));

    public override int GetHashCode() => IsOk ? 1 : (int)Failure!.Errno + (int)Failure.Signal;

    public override string ToString() => Failure is { } failure
        ? failure.IsSignal ? $"raised {failure.What}" : $"failed {failure.What}"
        : Type is null ? "ok" : $"ok({ValueFormatter.Format(Type, Value, quoted: true)})";
}
