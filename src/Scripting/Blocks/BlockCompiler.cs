using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting.Blocks;

/// <summary>Has the C# of a script compiled, or refuses it; what is wrong joins the script's other diagnostics.</summary>
internal static class BlockCompiler
{
    /// <param name="blocks">Those that are new.</param>
    /// <param name="engine">Null where C# is not allowed.</param>
    /// <param name="diagnostics">Of the script; stays in the order of the text.</param>
    /// <returns>Null where there are no blocks, or they cannot run.</returns>
    public static ICSharpProgram? Compile(ImmutableArray<CSharpBlockDescriptor> blocks, ICSharpEngine? engine, List<Diagnostic> diagnostics)
    {
        if (blocks.IsEmpty) return null;
        if (engine is null)
        {
            Join(diagnostics, [Diagnostic.Create(DiagnosticDescriptors.CSharpNotAllowed, new TextLocation(blocks[0].Source, blocks[0].Keyword))]);
            return null;
        }

        // A text that was not understood has blocks that nobody wrote.
        if (diagnostics.Exists(diagnostic => DiagnosticDescriptors.IsSyntax(diagnostic.Descriptor))) return null;
        var compiled = engine.Compile(blocks);
        Join(diagnostics, compiled.Diagnostics);
        return compiled.Program;
    }

    private static void Join(List<Diagnostic> diagnostics, ImmutableArray<Diagnostic> more)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(diagnostics);
        bag.AddRange(more);
        diagnostics.Clear();
        diagnostics.AddRange(bag.ToSortedArray());
    }
}
