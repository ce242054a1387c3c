using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Scripting;

/// <summary>The computer as a script may see it: imports, real ELF files and real data files come through here and nowhere else.</summary>
public interface IScriptHost
{
    /// <summary>Reads a script or an imported one.</summary>
    HostRead ReadScript(string path);

    /// <summary>Reads a file that a script names: <c>elf("/bin/sh")</c>, <c>file(path: "…")</c>.</summary>
    HostRead ReadFile(string path);

    /// <summary>The path with symbolic links followed, as the kernel would show it in maps.</summary>
    string ResolvePath(string path);
}

/// <summary>The bytes of a file, or why there are none.</summary>
/// <param name="Bytes">The content; null when the file could not be read.</param>
/// <param name="Problem">What went wrong, for the user; null when the file was read.</param>
/// <param name="IsMissing">No file has that name, as opposed to one that may not be read.</param>
public readonly record struct HostRead(byte[]? Bytes, string? Problem, bool IsMissing)
{
    public bool IsOk => Bytes is not null;

    /// <summary>The limit or permission that keeps the file from being read; null where it is something else.</summary>
    public Diagnostic? Refusal { get; init; }

    public static HostRead Refused(Diagnostic refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(null, refusal.Message, false) { Refusal = refusal };
    }

    public static HostRead Of(byte[] bytes) => new(bytes, null, false);

    public static HostRead Missing(string path) => new(null, $"there is no file '{path}'", true);

    public static HostRead Failed(string problem) => new(null, problem, false);
}
