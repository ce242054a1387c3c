using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Binding;

/// <summary>What became of an operator on constants: a value, an error with what it concerns, or neither (it is computed at run time).</summary>
internal readonly record struct FoldResult(ConstantValue? Value, DiagnosticDescriptor? Error, object? ErrorArgument);
