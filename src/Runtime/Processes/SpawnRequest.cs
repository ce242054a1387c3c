using System.Collections.Immutable;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>What execve is called with, and what the new process starts as.</summary>
public sealed record SpawnRequest
{
    public SpawnRequest(ProgramImage program) => Program = program;

    /// <summary>The program's file.</summary>
    public ProgramImage Program { get; init; }

    /// <summary>The path given to execve (AT_EXECFN); null means the file's own name.</summary>
    public string? ExecPath { get; init; }

    /// <summary>argv; default means the one argument <see cref="ExecPath"/>.</summary>
    public ImmutableArray<string> Arguments { get; init; }

    public ImmutableArray<string> Environment { get; init; } = [];

    public uint Uid { get; init; }

    /// <summary>Its capabilities; null means those of the user: all for root, none for anyone else (<c>capabilities(7)</c>).</summary>
    public Capabilities? Capabilities { get; init; }

    /// <summary>Limits that differ from the defaults.</summary>
    public ImmutableArray<(Resource Resource, ResourceLimit Limit)> Limits { get; init; } = [];

    /// <summary>personality(2) bits.</summary>
    public Personality Personality { get; init; }
}
