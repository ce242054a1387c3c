using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Values;

namespace MemDsl.Exams.Running;

/// <summary>A value with its type.</summary>
public readonly record struct PartValue(TypeSymbol Type, Slot Slot)
{
    /// <summary>A value of a variant, or any other constant.</summary>
    public static PartValue Of(ConstantValue constant) => new(constant.Type, new Slot(constant.Word, constant.Reference));

    /// <summary>The text of a string.</summary>
    public string Text => (string)Slot.Reference!;

    /// <summary>Whether a bool is true.</summary>
    public bool IsTrue => Slot.Word != 0;

    /// <summary>Whether it is a number of one digit, which is two things at once now and then.</summary>
    public bool IsSmall => Type.IsWord && Slot.Word >= -9 && Slot.Word <= 9;

    /// <summary>Whether both are the same to the language's <c>==</c>. Values of different types never are.</summary>
    public bool Equals(PartValue other) => Type == other.Type && (Type.IsWord ? Slot.Word == other.Slot.Word : ValueEquality.Same(Type, Slot, other.Slot));

    /// <remarks>Equal values have equal types; more would need a hash of every value of the library.</remarks>
    public override int GetHashCode() => Type.IsWord ? HashCode.Combine(Type, Slot.Word) : Type.GetHashCode();

    /// <summary>As the language writes it, texts in quotes.</summary>
    public override string ToString() => ValueFormatter.Format(Type, Slot, quoted: true);
}
