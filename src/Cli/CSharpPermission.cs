using System.Runtime.CompilerServices;
using MemDsl.CSharp;
using MemDsl.Scripting.Blocks;

namespace MemDsl.Cli;

/// <summary><c>--allow-csharp</c>. The compiler of C# is loaded when a script that has C# is compiled, and never without the permission.</summary>
internal static class CSharpPermission
{
    public static ICSharpEngine? Of(bool allowed) => allowed ? Engine() : null;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RoslynEngine Engine() => RoslynEngine.Instance;
}
