using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>What execve(2) is called with.</summary>
/// <param name="Program">The file, found and opened.</param>
/// <param name="FileName">The path that was given, which AT_EXECFN will say.</param>
/// <param name="Arguments">argv. Where it is empty, Linux passes one empty string.</param>
/// <param name="Environment">envp.</param>
public sealed record ExecRequest(ProgramImage Program, string FileName, ImmutableArray<string> Arguments, ImmutableArray<string> Environment);
