using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting;

namespace MemDsl.Cli;

/// <summary>Ends a command because of what it was called with; <see cref="CommandLine"/> turns it into one line and an exit status.</summary>
internal sealed class CallProblem(int status, DiagnosticDescriptor descriptor, params ImmutableArray<object?> arguments) : Exception
{
    public int Status { get; } = status;

    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public ImmutableArray<object?> Arguments { get; } = arguments;

    public override string Message => Diagnostic.Create(Descriptor, null, Arguments.AsSpan()).Message;

    public static CallProblem Missing(string path) => new(ExitStatus.WrongUsage, DiagnosticDescriptors.NoSuchFile, path);

    public static CallProblem NotReadable(string path, string why) => new(ExitStatus.Limited, DiagnosticDescriptors.FileNotReadable, path, why);

    public static CallProblem NotWritable(string path, string why) => new(ExitStatus.Limited, DiagnosticDescriptors.FileNotWritable, path, why);
}
