using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>An image that a script declares; <see cref="OpCode.DeclareImage"/> makes it. The cases: <see cref="SyntheticImageDescriptor"/>, <see cref="ElfImageDescriptor"/>.</summary>
public abstract record ImageDescriptor(string Name, int GlobalSlot, SourceText Source, TextSpan Span);

/// <summary><c>image sh = elf("/bin/sh")</c>: the path as written.</summary>
public sealed record ElfImageDescriptor(string Name, int GlobalSlot, string Path, SourceText Source, TextSpan Span)
    : ImageDescriptor(Name, GlobalSlot, Source, Span);

/// <summary><c>image app { … }</c>. What the block leaves out is null or empty; numbers are checked to be constants, not to make sense.</summary>
public sealed record SyntheticImageDescriptor(string Name, int GlobalSlot, SourceText Source, TextSpan Span) : ImageDescriptor(Name, GlobalSlot, Source, Span)
{
    public ImmutableArray<ImageSection> Sections { get; init; } = [];

    /// <summary>Explicit segments, in place of the automatic layout.</summary>
    public ImmutableArray<ImageSegment> Segments { get; init; } = [];

    /// <summary><c>type exec|dyn</c>.</summary>
    public bool IsDynamic { get; init; }

    /// <summary><c>class 64|32</c>; null when the block leaves it to the machine.</summary>
    public int? Class { get; init; }

    /// <summary><c>base ADDR</c>.</summary>
    public ulong? Base { get; init; }

    /// <summary><c>entry .text+0x10</c>: the section, or null for a bare address.</summary>
    public ImageEntry? Entry { get; init; }

    /// <summary><c>interp NAME</c>: the index in <see cref="OperationProgram.Images"/>, declared earlier; −1 when there is none.</summary>
    public int InterpreterImage { get; init; } = -1;

    /// <summary><c>interp "/path"</c>.</summary>
    public string? InterpreterPath { get; init; }

    /// <summary><c>stack rw-|rwx|absent</c> as written; null when the block does not say.</summary>
    public string? Stack { get; init; }
}

/// <summary>A section: <c>.text 8K r-x</c>. Permissions are three characters.</summary>
public sealed record ImageSection(string Name, ulong Size, string Permissions, bool IsNoBits, TextSpan Span);

/// <summary>An explicit segment: <c>load ADDR PERMS filesz N memsz N align N</c>; <see cref="Align"/> is null when left out.</summary>
public sealed record ImageSegment(ulong Address, string Permissions, ulong FileSize, ulong MemorySize, ulong? Align, TextSpan Span);

/// <summary>The entry point: an offset into a section, or an address when <see cref="Section"/> is null.</summary>
public sealed record ImageEntry(string? Section, ulong Offset);
