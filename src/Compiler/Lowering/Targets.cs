using MemDsl.Compiler.Operations;

namespace MemDsl.Compiler.Lowering;

/// <summary>Which operand of an operation is a place in the function.</summary>
internal enum TargetPosition
{
    None,
    A,
    B,
    C,
}

/// <summary>The table of <see cref="TargetPosition"/>s.</summary>
internal static class Targets
{
    public static TargetPosition PositionOf(OpCode code) => code switch
    {
        OpCode.Jump => TargetPosition.A,
        OpCode.JumpIfTrue or OpCode.JumpIfFalse or OpCode.JumpIfNull or OpCode.EnterFails or OpCode.EnterRaises or OpCode.EnterTry => TargetPosition.B,
        OpCode.JumpIfEqual or OpCode.JumpIfNotEqual or OpCode.JumpIfLess or OpCode.JumpIfLessOrEqual or OpCode.NextInRange or OpCode.NextInList
            => TargetPosition.C,
        _ => TargetPosition.None,
    };
}
