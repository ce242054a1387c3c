using System.Collections.Immutable;
using System.Reflection;
using MemDsl.Compiler;
using MemDsl.Runtime;
using MemDsl.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using RoslynOptions = Microsoft.CodeAnalysis.Scripting.ScriptOptions;

namespace MemDsl.CSharp;

/// <summary>What C# in scripts may name: the parts of .NET for everyday use, the machine's public types, and the values of scripts.</summary>
internal static class Surroundings
{
    private static readonly string[] Framework =
    [
        "System.Runtime", "System.Private.CoreLib", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Console", "System.Memory",
        "System.Runtime.Numerics", "System.Runtime.Extensions", "System.Runtime.InteropServices", "System.Text.RegularExpressions", "System.Threading",
        "System.Threading.Tasks", "System.Diagnostics.Debug", "System.ObjectModel", "netstandard",
    ];

    private static readonly string[] Imports =
    [
        "System", "System.Collections.Generic", "System.Globalization", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks",
        "MemDsl.Scripting.Tracing", "MemDsl.Scripting.Values",
    ];

    private static readonly Lazy<RoslynOptions> Made = new(Make);

    public static RoslynOptions Options => Made.Value;

    private static RoslynOptions Make() => RoslynOptions.Default
        .WithReferences(References())
        .WithImports([.. Imports, .. NamespacesOf(typeof(Machine).Assembly)])
        .WithOptimizationLevel(OptimizationLevel.Debug) // a statement keeps its line; the JIT makes no slower code of it
        .WithEmitDebugInformation(true); // exceptions name their lines

    private static ImmutableArray<MetadataReference> References()
    {
        Assembly[] ours = [typeof(Machine).Assembly, typeof(Word).Assembly, typeof(CompiledScript).Assembly];
        var all = Framework.Select(Assembly.Load).Concat(ours);
        return [.. all.Select(assembly => assembly.Location).Distinct(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];
    }

    private static IEnumerable<string> NamespacesOf(Assembly assembly) =>
        assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal);
}
