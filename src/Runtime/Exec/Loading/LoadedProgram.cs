using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>A program in memory, ready to run.</summary>
/// <param name="Entry">The first instruction: the interpreter's, where there is one. All registers but this and <paramref name="StackPointer"/> are zero.</param>
/// <param name="StackPointer">Where argc stands.</param>
/// <param name="Personality">The task's personality, with READ_IMPLIES_EXEC where the file asked for it.</param>
/// <param name="Is64Bit">Whether the program runs in 64-bit mode.</param>
/// <param name="ProgramBias">What was added to the program's addresses; 0 for ET_EXEC.</param>
/// <param name="InterpreterBase">AT_BASE: what was added to the interpreter's addresses; 0 without one.</param>
/// <param name="AuxiliaryVector">saved_auxv, as it stands on the stack, the final AT_NULL included.</param>
public sealed record LoadedProgram(
    VirtualAddress Entry,
    VirtualAddress StackPointer,
    Personality Personality,
    bool Is64Bit,
    ulong ProgramBias,
    ulong InterpreterBase,
    ImmutableArray<AuxiliaryEntry> AuxiliaryVector);
