namespace MemDsl.Compiler.Operations;

/// <summary>The signal after <c>raises</c>; <see cref="Code"/> is null when any code will do.</summary>
public sealed record SignalDescriptor(string SignalName, Word Signal, string? CodeName, Word? Code);
