using MemDsl.Runtime.Primitives;

namespace MemDsl.Exams.Results.Pictures;

/// <summary>An area of an <see cref="AddressSpacePicture"/>.</summary>
/// <param name="Range">Not empty.</param>
/// <param name="Permissions">As maps writes them: <c>rw-p</c>.</param>
/// <param name="Name">File, <c>[heap]</c>, …; empty for an unnamed mapping.</param>
public sealed record PicturedArea(VirtualRange Range, string Permissions, string Name);
