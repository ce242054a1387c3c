namespace MemDsl.Compiler.Symbols;

/// <summary>
/// One field of a record parameter. Where the type is a range, a single int is taken too and means the range <c>x..x</c>: a limit whose soft and hard
/// values are the same.
/// </summary>
public sealed record RecordField(string Name, TypeSymbol Type, string Documentation);
