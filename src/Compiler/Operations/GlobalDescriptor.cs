using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Operations;

/// <summary>A global slot: a variable of the top level, an image or a file. The slot's number is the index in the program's table.</summary>
public sealed record GlobalDescriptor(string Name, TypeSymbol Type);
