using System.Collections.Immutable;

namespace MemDsl.Scripting;

/// <summary>A script that was parsed and bound: its diagnostics and, when there is no error among them, its program.</summary>
public sealed class CompiledScript
{
    internal CompiledScript(MemScript script, ImmutableArray<ScriptDiagnostic> diagnostics)
    {
        Script = script;
        Diagnostics = diagnostics;
    }

    public MemScript Script { get; }

    public ImmutableArray<ScriptDiagnostic> Diagnostics { get; }

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>The compiled operations as text (<c>mem check --operations</c>); null when there are errors.</summary>
    public string? Operations => throw new InvalidOperationException("not yet: " + this);

    /// <summary>The syntax tree as text (<c>mem check --syntax</c>).</summary>
    public string Syntax => throw new InvalidOperationException("not yet: " + this);

    /// <summary>Runs the plain statements, or each test on a machine of its own.</summary>
    public ScriptResult Run() => throw new InvalidOperationException("not yet: " + this);

    /// <summary>The ELF files of the script's images (<c>mem link</c>), in the order of their declarations.</summary>
    public ImmutableArray<LinkedImage> Link() => throw new InvalidOperationException("not yet: " + this);
}

/// <summary>A linked image of a script.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Bytes">The ELF file; empty when there is a problem.</param>
/// <param name="Problem">Why it could not be made; null when it was.</param>
public sealed record LinkedImage(string Name, ReadOnlyMemory<byte> Bytes, string? Problem);
