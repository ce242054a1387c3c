using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting;

/// <summary>A host behind a sandbox's fence: files of some folders alone, and none that is too long. Links are followed before it is decided.</summary>
internal sealed class GuardedHost : IScriptHost
{
    private readonly IScriptHost _host;
    private readonly ScriptOptions _options;
    private readonly List<string> _folders = [];

    private GuardedHost(IScriptHost host, ScriptOptions options, string? folder)
    {
        _host = host;
        _options = options;
        foreach (var allowed in options.AllowRead) _folders.Add(Resolved(allowed));
        if (folder is not null) _folders.Add(Resolved(folder));
    }

    /// <summary>The options with a guarded host, unless they need none or have one.</summary>
    /// <param name="options">As given.</param>
    /// <param name="folder">The script's; null for a text from nowhere, which may read what is allowed expressly.</param>
    public static ScriptOptions Around(ScriptOptions options, string? folder) =>
        options.Host is GuardedHost || (!options.IsSandboxed && options.MaxFile == ScriptOptions.Default.MaxFile)
            ? options
            : options with { Host = new GuardedHost(options.Host, options, folder is { Length: 0 } ? "." : folder) };

    public HostRead ReadScript(string path) => Refusal(path) is { } refused ? HostRead.Refused(refused) : _host.ReadScript(path);

    public HostRead ReadFile(string path)
    {
        if (Refusal(path) is { } refused) return HostRead.Refused(refused);
        if (_host == ScriptHost.Files && Length(path) > _options.MaxFile) return HostRead.Refused(TooLong(path));
        var read = _host.ReadFile(path);
        return read.Bytes?.Length > _options.MaxFile ? HostRead.Refused(TooLong(path)) : read;
    }

    /// <summary>Where a path leads is told only to who may go there.</summary>
    public string ResolvePath(string path) => _options.IsSandboxed && !IsAllowed(path) ? Path.GetFullPath(path) : _host.ResolvePath(path);

    /// <summary>Where a path leads, for a decision that tells the script nothing of it.</summary>
    public static string Follow(IScriptHost host, string path) => host is GuardedHost guarded ? guarded._host.ResolvePath(path) : host.ResolvePath(path);

    private Diagnostic? Refusal(string path)
    {
        if (!_options.IsSandboxed || IsAllowed(path)) return null;
        var real = Path.GetDirectoryName(Resolved(path)) is { Length: > 0 } parent ? parent : "/";
        var written = Path.GetDirectoryName(path) is { Length: > 0 } own ? own : ".";
        var folder = Resolved(written) == real ? written : real;
        return Diagnostic.Create(
            DiagnosticDescriptors.FileNotAllowed, null,
            $"'{path}' is outside of what this script may read; --allow-read {folder} would allow it");
    }

    private Diagnostic TooLong(string path) => Diagnostic.Create(
        DiagnosticDescriptors.FileTooLong, null, $"'{path}' is longer than {ValueFormatter.Size((ulong)_options.MaxFile)} (--max-file)");

    private bool IsAllowed(string path)
    {
        var resolved = Resolved(path);
        return _folders.Exists(folder => resolved.StartsWith(folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    private string Resolved(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return "";
        return _host.ResolvePath(Path.GetFullPath(path));
    }

    private static long Length(string path)
    {
        try
        {
            return File.Exists(path) ? new FileInfo(SymbolicLinks.Resolve(path)).Length : 0;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return 0; // reading it says what is wrong
        }
    }
}
