using System.Collections.Immutable;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Binding;

/// <summary>An exercise, and the names that an answer to it may use.</summary>
/// <param name="Descriptor">The exercise with its parts.</param>
/// <param name="Variables">What <c>vary</c> and the top level of <c>given</c> declare.</param>
/// <param name="Lent">Images, files, constants and functions of the file that <c>given</c> reaches.</param>
internal sealed record BoundExercise(ExerciseDescriptor Descriptor, ImmutableArray<GlobalVariableSymbol> Variables, ImmutableArray<Symbol> Lent);
