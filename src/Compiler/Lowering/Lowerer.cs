using MemDsl.Compiler.Binding;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
namespace MemDsl.Compiler.Lowering;
internal static class Lowerer { public static OperationProgram Lower(BoundProgram program, Library library, OperationProgram? previous) => throw new InvalidOperationException(); }
