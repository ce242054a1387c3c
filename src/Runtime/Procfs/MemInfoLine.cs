namespace MemDsl.Runtime.Procfs;

/// <summary>A line of <c>/proc/meminfo</c>.</summary>
/// <param name="Name">As the file writes it: <c>Active(anon)</c>.</param>
/// <param name="Documentation">What it tells.</param>
/// <param name="Read">Its value: bytes, or a number where <see cref="IsCount"/>.</param>
public sealed record MemInfoLine(string Name, string Documentation, Func<Kernel, ulong> Read)
{
    /// <summary>Whether it counts things, without a unit.</summary>
    public bool IsCount { get; init; }

    /// <summary>Whether kernels of an architecture have it.</summary>
    public Func<Kernel, bool>? IsShown { get; init; }

    /// <summary>The name as an identifier: <c>ActiveAnon</c>.</summary>
    public string Identifier => Name
        .Replace("(anon)", "Anon", StringComparison.Ordinal)
        .Replace("(file)", "File", StringComparison.Ordinal);
}
