using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>The body of an <see cref="Operations.ExercisePart"/>, which becomes a function of its own.</summary>
internal sealed record BoundPart(string Name, BoundBlock Body, SourceText Source);
