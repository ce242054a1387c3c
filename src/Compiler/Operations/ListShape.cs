using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Operations;

/// <summary>The element type and the length of a list that is about to be made.</summary>
public readonly record struct ListShape(TypeSymbol Element, int Count);
