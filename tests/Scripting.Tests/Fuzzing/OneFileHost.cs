namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>A computer on which every path leads to the same script, and to the same file that scripts name.</summary>
internal sealed class OneFileHost(byte[] script, byte[]? file = null) : IScriptHost
{
    public HostRead ReadScript(string path) => path == "fuzz.mem" ? HostRead.Of(script) : HostRead.Missing(path);

    public HostRead ReadFile(string path) => file is null ? HostRead.Missing(path) : HostRead.Of(file);

    public string ResolvePath(string path) => path;
}
