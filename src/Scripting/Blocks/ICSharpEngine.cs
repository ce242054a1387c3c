using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting.Blocks;

/// <summary>
/// What compiles C#. To have one is the permission to use it: scripts with C# are refused where <see cref="ScriptOptions.CSharp"/> is null, and then no
/// compiler of C# is loaded either.
/// </summary>
public interface ICSharpEngine
{
    /// <summary>Compiles all blocks of a script together, so that the cost of a compilation is paid once.</summary>
    CSharpCompilation Compile(ImmutableArray<CSharpBlockDescriptor> blocks);

    /// <summary>Compiles a file of C# (<c>.csx</c>), whose statements are run from the first to the last.</summary>
    CSharpFileCompilation CompileFile(SourceText source);

    /// <summary>A block's code in which variables of the script have other names; strings, comments and members of that name stay as they are.</summary>
    /// <param name="code">What stands between the braces.</param>
    /// <param name="names">The new name of each old one.</param>
    string Rename(string code, IReadOnlyDictionary<string, string> names);
}

/// <summary>What the C# compiler made of the blocks of a script.</summary>
/// <param name="Program">Null when a diagnostic is an error.</param>
/// <param name="Diagnostics">With C#'s own ids, at their places in the script.</param>
public sealed record CSharpCompilation(ICSharpProgram? Program, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Compiled blocks. They keep nothing between calls, so every run of the script may share them.</summary>
public interface ICSharpProgram
{
    /// <summary>The blocks in the order in which they were given, to be called with these globals.</summary>
    ImmutableArray<Action<CSharpCall>> Bind(CSharpGlobals globals);
}

/// <summary>What the C# compiler made of a file.</summary>
/// <param name="Run">Runs the file's statements; null when a diagnostic is an error.</param>
/// <param name="Diagnostics">With C#'s own ids.</param>
public sealed record CSharpFileCompilation(Action<CSharpGlobals>? Run, ImmutableArray<Diagnostic> Diagnostics);
