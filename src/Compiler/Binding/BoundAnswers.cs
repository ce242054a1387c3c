using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>A bound file of answers.</summary>
/// <param name="Program">Its constants, functions and answers, behind the tables of the exam.</param>
/// <param name="Answers">In the order of the file.</param>
/// <param name="Diagnostics">Those that are about no answer.</param>
internal sealed record BoundAnswers(BoundProgram Program, ImmutableArray<BoundAnswer> Answers, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>One answer.</summary>
/// <param name="Name">As written.</param>
/// <param name="Item">The question or task of that name; null when there is none.</param>
/// <param name="Part">What runs; null when there is an error.</param>
/// <param name="Diagnostics">Of the answer, and of the functions and constants that it uses.</param>
/// <param name="Span">The whole of it.</param>
internal sealed record BoundAnswer(string Name, ItemDescriptor? Item, ExercisePart? Part, ImmutableArray<Diagnostic> Diagnostics, TextSpan Span);
