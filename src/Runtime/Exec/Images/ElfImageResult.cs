using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>What <see cref="ElfImageBuilder"/> made of a template: bytes, or problems.</summary>
/// <param name="Bytes">The file; empty if there are problems.</param>
/// <param name="Problems">Everything that is wrong with the template.</param>
public sealed record ElfImageResult(ReadOnlyMemory<byte> Bytes, ImmutableArray<ElfImageProblem> Problems)
{
    public bool IsSuccess => Problems.IsEmpty;
}
