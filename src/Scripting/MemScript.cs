using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Hosting;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting;

/// <summary>A script's text and where it came from, not yet compiled.</summary>
public sealed class MemScript
{
    private readonly SourceText? _source;

    private MemScript(string path, SourceText? source, ScriptDiagnostic? problem, ScriptOptions options)
    {
        Path = path;
        _source = source;
        Problem = problem;
        Options = options;
        if (source is null || source.Length <= options.MaxScript) return;
        _source = null;
        Problem = TooLong(path, options).Problem;
    }

    public string Path { get; }

    /// <summary>Null when the file could not be read; <see cref="Problem"/> says why.</summary>
    public string? Text => _source?.ToString();

    public ScriptDiagnostic? Problem { get; }

    internal SourceText? Source => _source;

    public ScriptOptions Options { get; }

    /// <summary>A script from text in hand.</summary>
    public static MemScript Create(string text, string path = "script.mem", ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        options ??= ScriptOptions.Default;
        return new MemScript(path, SourceText.From(text, path), null, GuardedHost.Around(options, options.Root));
    }

    /// <summary>A script from text in hand.</summary>
    public static MemScript Create(string text, ScriptOptions? options) => Create(text, "script.mem", options);

    /// <summary>A script from a file; a problem with the file becomes a diagnostic of the result.</summary>
    public static MemScript Load(string path, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= ScriptOptions.Default;
        var read = options.Host.ReadScript(path);
        options = GuardedHost.Around(options, options.Root ?? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)));
        if (read.Bytes is { } bytes) return bytes.Length > options.MaxScript ? TooLong(path, options) : new MemScript(path, SourceText.From(bytes, path), null, options);
        var descriptor = read.IsMissing ? DiagnosticDescriptors.FileMissing : DiagnosticDescriptors.FileUnreadable;
        return new MemScript(path, null, ScriptDiagnostic.Of(Diagnostic.Create(descriptor, null, read.Problem), path), options);
    }

    private static MemScript TooLong(string path, ScriptOptions options) =>
        new(path, null, ScriptDiagnostic.Of(Diagnostic.Create(DiagnosticDescriptors.ScriptTooLong, null, options.MaxScript), path), options);

    /// <summary>Parses, binds and links; nothing runs.</summary>
    public CompiledScript Compile()
    {
        if (_source is null) return new CompiledScript(this, null, [Problem!]);
        if (IsCSharp) return CompiledScript.OfCSharp(this, _source);
        var tree = SyntaxTree.Parse(_source);
        var compilation = Compilation.Create(tree, Options.Library.Library, new CompilationOptions { Imports = new ScriptImports(Options, Root, _source.Length), MaxImportDepth = Options.MaxImportDepth });
        return new CompiledScript(this, compilation, []);
    }

    /// <summary>Whether it is a file of C# rather than of the language.</summary>
    private bool IsCSharp => Path.EndsWith(".csx", StringComparison.Ordinal);

    /// <summary>Runs the script on a machine.</summary>
    /// <param name="machine">Changed by the script; null for a new one, as the script's machine block asks for it.</param>
    /// <param name="cancellationToken">Ends the run with an <see cref="OperationCanceledException"/>; what the script has done to the machine by then stays done.</param>
    /// <exception cref="CompilationException">The script has mistakes.</exception>
    public Task<ScriptState> RunAsync(Machine? machine = null, CancellationToken cancellationToken = default) =>
        Task.Run(
            () =>
            {
                if (_source is null) throw new CompilationException([Problem!]);
                return ScriptState.Begin(this, Submission.Compile(this, null), machine, cancellationToken);
            },
            cancellationToken);

    /// <summary>The value of an expression, or of the last line of several, on a machine of its own or a given one.</summary>
    /// <typeparam name="T">A C# type that the value converts to without loss: <c>ulong</c> for an int, <c>VirtualAddress</c> for an address.</typeparam>
    /// <exception cref="CompilationException">The text has mistakes.</exception>
    /// <exception cref="ScriptStoppedException">It did not come to its end, or an assertion failed.</exception>
    /// <exception cref="InvalidCastException">It has no value, or one that is no <typeparamref name="T"/>.</exception>
    public static async Task<T> EvaluateAsync<T>(string text, ScriptOptions? options = null, Machine? machine = null, CancellationToken cancellationToken = default)
    {
        var state = await Create(text, options).RunAsync(machine, cancellationToken).ConfigureAwait(false);
        if (state.Stop is not null || !state.Failures.IsEmpty) throw new ScriptStoppedException(state);
        return HostTypes.To<T>(state.ReturnValue);
    }

    /// <summary>The folder of the script itself; where elf("…") and file(path: "…") begin to look.</summary>
    internal string Folder => System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder ? folder : Options.Root ?? "";

    internal string Root => Options.Root ?? (Folder.Length == 0 ? "." : Folder);
}
