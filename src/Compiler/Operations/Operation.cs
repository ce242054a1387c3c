namespace MemDsl.Compiler.Operations;

/// <summary>One operation: 16 bytes. <see cref="Operations.OpCode"/> says what the operands mean.</summary>
public readonly record struct Operation(OpCode Code, int A = 0, int B = 0, int C = 0);
