using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary><c>e raises SIGSEGV(SEGV_MAPERR)</c>; the signal is null for any.</summary>
internal sealed record BoundRaisesExpression(TextSpan Span, BoundExpression Operand, SignalDescriptor? Signal)
    : BoundExpression(Span, PrimitiveType.Bool);
