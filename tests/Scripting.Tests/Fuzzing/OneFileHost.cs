namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>A computer that has one script, and on which every other path leads to the same file.</summary>
internal sealed class OneFileHost(byte[] script, byte[]? file = null) : IScriptHost
{
    public const string Script = "fuzz.mem";

    public HostRead ReadScript(string path) => path == Script ? HostRead.Of(script) : HostRead.Missing(path);

    public HostRead ReadFile(string path) => file is null ? HostRead.Missing(path) : HostRead.Of(file);

    public string ResolvePath(string path) => path;
}
