using System.Collections.Immutable;

namespace MemDsl.Compiler.Symbols;

/// <summary>
/// A record that a parameter takes, <c>limits: { stack: 8M }</c>: every field may be left out. The reference is the executor's record; its fields
/// stand in the order of <see cref="Fields"/>.
/// </summary>
public sealed record RecordType(string RecordName, ImmutableArray<RecordField> Fields) : TypeSymbol
{
    public override string Name => RecordName;

    public bool Equals(RecordType? other) => other is not null && other.RecordName == RecordName;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(RecordName);
}
