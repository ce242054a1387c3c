namespace MemDsl.Scripting;

/// <summary>A script's text and where it came from, not yet compiled.</summary>
public sealed class MemScript
{
    private MemScript(string path, string? text, ScriptDiagnostic? problem, ScriptOptions options)
    {
        Path = path;
        Text = text;
        Problem = problem;
        Options = options;
    }

    public string Path { get; }

    /// <summary>Null when the file could not be read as text; <see cref="Problem"/> says why.</summary>
    public string? Text { get; }

    public ScriptDiagnostic? Problem { get; }

    public ScriptOptions Options { get; }

    /// <summary>A script from text in hand.</summary>
    public static MemScript Create(string text, string path = "script.mem", ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MemScript(path, text, null, options ?? ScriptOptions.Default);
    }

    /// <summary>A script from a file; a problem with the file becomes a diagnostic of the result.</summary>
    public static MemScript Load(string path, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        throw new InvalidOperationException("not yet");
    }

    /// <summary>Parses and binds; nothing runs.</summary>
    public CompiledScript Compile() => throw new InvalidOperationException("not yet: " + this);
}
