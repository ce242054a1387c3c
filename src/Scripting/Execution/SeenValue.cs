using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>A value that a statement showed.</summary>
/// <param name="Place">The operation that showed it.</param>
/// <param name="Type">Its static type.</param>
/// <param name="Value">Its two halves.</param>
internal readonly record struct SeenValue(OperationPlace Place, TypeSymbol Type, Slot Value);
