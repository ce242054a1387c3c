using MemDsl.Runtime.Primitives;

namespace MemDsl.Exams.Results.Pictures;

/// <summary>A step of a <see cref="PageWalkPicture"/>.</summary>
/// <param name="Level">The table's name: <c>PGD</c>.</param>
/// <param name="Index">The entry's number.</param>
/// <param name="IndexBits">Bits of the address that are the index; 1 to 12.</param>
/// <param name="Table">Where the table lies.</param>
/// <param name="Entry">The entry in words.</param>
/// <param name="IsPresent">Whether the way goes on.</param>
public sealed record PicturedStep(string Level, int Index, int IndexBits, PhysicalAddress Table, string Entry, bool IsPresent);
