using System.Collections.Immutable;
using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Blocks;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using RoslynScript = Microsoft.CodeAnalysis.Scripting.Script;

namespace MemDsl.CSharp;

/// <summary>
/// Compiles the C# of scripts with Roslyn's scripting. All blocks of a script are methods of one submission, whose value is the array of them; a
/// <c>.csx</c> file is a submission as it stands. Both find the members of <see cref="CSharpGlobals"/> as names of their own.
/// </summary>
public sealed class RoslynEngine : ICSharpEngine
{
    /// <summary>The engine, which is what <c>--allow-csharp</c> puts into <see cref="Scripting.ScriptOptions.CSharp"/>.</summary>
    public static RoslynEngine Instance { get; } = new();

    private RoslynEngine()
    {
    }

    public Scripting.Blocks.CSharpCompilation Compile(ImmutableArray<CSharpBlockDescriptor> blocks)
    {
        var text = new BlockText(blocks);
        var script = CSharpScript.Create<Action<CSharpCall>[]>(text.Text, Surroundings.Options, typeof(CSharpGlobals));
        var compilation = script.GetCompilation();
        var diagnostics = BlockDiagnostics.Of(compilation, text);
        if (diagnostics.Any(diagnostic => diagnostic.IsError)) return new(null, diagnostics);
        return new(new RoslynProgram(script.CreateDelegate()), diagnostics);
    }

    public CSharpFileCompilation CompileFile(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var path = Path.GetFullPath(source.Path);
        var options = Surroundings.Options.WithFilePath(path).WithFileEncoding(System.Text.Encoding.UTF8)
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(Path.GetDirectoryName(path)));
        var script = CSharpScript.Create<object>(source.ToString(), options, typeof(CSharpGlobals));
        var diagnostics = FileDiagnostics.Of(script.GetCompilation(), source);
        if (diagnostics.Any(diagnostic => diagnostic.IsError)) return new(null, diagnostics);
        var runner = script.CreateDelegate();
        return new(globals => runner(globals).GetAwaiter().GetResult(), diagnostics);
    }

    public string Rename(string code, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(kind: Microsoft.CodeAnalysis.SourceCodeKind.Script));
        var places = tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => names.ContainsKey(name.Identifier.ValueText) && !IsMember(name));
        var renamed = new StringBuilder(code);
        foreach (var place in places.OrderByDescending(name => name.SpanStart))
            renamed.Remove(place.SpanStart, place.Span.Length).Insert(place.SpanStart, names[place.Identifier.ValueText]);
        return renamed.ToString();
    }

    /// <summary>Whether a name is looked up in something else than the script: behind a dot, or before the colon or equals sign of an argument or member.</summary>
    private static bool IsMember(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == name,
        _ => false,
    };

    private sealed class RoslynProgram(ScriptRunner<Action<CSharpCall>[]> runner) : ICSharpProgram
    {
        public ImmutableArray<Action<CSharpCall>> Bind(CSharpGlobals globals) => [.. runner(globals).GetAwaiter().GetResult()];
    }
}
