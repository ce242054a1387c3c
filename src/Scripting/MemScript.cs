using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
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
    }

    public string Path { get; }

    /// <summary>Null when the file could not be read; <see cref="Problem"/> says why.</summary>
    public string? Text => _source?.ToString();

    public ScriptDiagnostic? Problem { get; }

    public ScriptOptions Options { get; }

    /// <summary>A script from text in hand.</summary>
    public static MemScript Create(string text, string path = "script.mem", ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new MemScript(path, SourceText.From(text, path), null, options ?? ScriptOptions.Default);
    }

    /// <summary>A script from a file; a problem with the file becomes a diagnostic of the result.</summary>
    public static MemScript Load(string path, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= ScriptOptions.Default;
        var read = options.Host.ReadScript(path);
        if (read.Bytes is { } bytes) return new MemScript(path, SourceText.From(bytes, path), null, options);
        var descriptor = read.IsMissing ? DiagnosticDescriptors.FileMissing : DiagnosticDescriptors.FileUnreadable;
        return new MemScript(path, null, ScriptDiagnostic.Of(Diagnostic.Create(descriptor, null, read.Problem), path), options);
    }

    /// <summary>Parses, binds and links; nothing runs.</summary>
    public CompiledScript Compile()
    {
        if (_source is null) return new CompiledScript(this, null, [Problem!]);
        if (IsCSharp) return CompiledScript.OfCSharp(this, _source);
        var tree = SyntaxTree.Parse(_source);
        var compilation = Compilation.Create(tree, MemLibrary.Instance.Library, new CompilationOptions { Imports = new ScriptImports(Options.Host, Root) });
        return new CompiledScript(this, compilation, []);
    }

    /// <summary>Whether it is a file of C# rather than of the language.</summary>
    private bool IsCSharp => Path.EndsWith(".csx", StringComparison.Ordinal);

    /// <summary>The folder of the script itself; where elf("…") and file(path: "…") begin to look.</summary>
    internal string Folder => System.IO.Path.GetDirectoryName(Path) ?? "";

    private string Root => Options.Root ?? (Folder.Length == 0 ? "." : Folder);
}
