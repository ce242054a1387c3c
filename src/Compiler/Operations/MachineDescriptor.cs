using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>A machine block: its architecture and the keys that it sets, in source order.</summary>
public sealed record MachineDescriptor(string Architecture, ImmutableArray<MachineSetting> Settings, SourceText Source, TextSpan Span);

/// <summary>One key with its constant: an int, a bool, or a string (for words too). The span is the value's.</summary>
public sealed record MachineSetting(LibraryMachineKey Key, ConstantValue Value, TextSpan Span);
