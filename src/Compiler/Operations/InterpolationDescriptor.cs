using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Operations;

/// <summary>An interpolated string: <see cref="Texts"/>[0], hole 0, <see cref="Texts"/>[1], …; one text more than holes.</summary>
public sealed record InterpolationDescriptor(ImmutableArray<string> Texts, ImmutableArray<InterpolationHole> Holes);

/// <summary>A hole: the type of its value and the format (<c>x</c>, <c>K</c>, <c>M</c>), or null.</summary>
public sealed record InterpolationHole(TypeSymbol Type, string? Format);
