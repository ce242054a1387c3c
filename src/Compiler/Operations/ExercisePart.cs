using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// A piece of an exercise, or an answer: a function of its own over the global slots of its exercise. A value that it gives is that of its last
/// <see cref="OpCode.SubmissionValue"/>.
/// </summary>
/// <param name="Ordinal">The index in <see cref="OperationProgram.Functions"/>.</param>
/// <param name="Type">Of its value; <see cref="PrimitiveType.Void"/> of a block that is run for what it does or asserts.</param>
/// <param name="Source">The text that the span refers to.</param>
/// <param name="Span">The expression or block.</param>
public sealed record ExercisePart(int Ordinal, TypeSymbol Type, SourceText Source, TextSpan Span);
