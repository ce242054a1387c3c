using System.Reflection;
using System.Runtime.CompilerServices;

namespace MemDsl.Architecture.Tests;

/// <summary>The repository as the architecture tests see it: its source files and its built assemblies.</summary>
internal static class House
{
    /// <summary>The top folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Source { get; } = Path.Combine(Root, "src");

    /// <summary>The projects under <c>src/</c> and the assemblies they build.</summary>
    public static IReadOnlyDictionary<string, string> AssemblyOf { get; } = new Dictionary<string, string>
    {
        ["Compiler"] = "MemDsl.Compiler",
        ["Runtime"] = "MemDsl.Runtime",
        ["Replay"] = "MemDsl.Replay",
        ["Scripting"] = "MemDsl.Scripting",
        ["Testing"] = "MemDsl.Testing",
        ["Exams"] = "MemDsl.Exams",
        ["CSharp"] = "MemDsl.CSharp",
        ["Cli"] = "mem",
    };

    public static Assembly Load(string project) => Assembly.Load(AssemblyOf[project]);

    public static string AssemblyPath(string project) => Path.Combine(AppContext.BaseDirectory, AssemblyOf[project] + ".dll");

    /// <summary>The hand-written C# files of <c>src/</c>, as paths relative to the root with forward slashes, in ordinal order.</summary>
    public static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("/Generated/"))
            .Order(StringComparer.Ordinal);

    public static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    /// <summary>Types that people wrote: not closures, iterators and other products of the C# compiler, not the generated parser.</summary>
    public static IEnumerable<Type> WrittenTypes(string project) =>
        Load(project).GetTypes().Where(type => !IsProduct(type) && type.Namespace is { } space && !space.EndsWith(".Generated", StringComparison.Ordinal));

    private static bool IsProduct(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || type.Name.Contains('<')
        || (type.DeclaringType is { } outer && IsProduct(outer));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MemDsl.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests must run from inside the repository: MemDsl.sln was not found above them.");
    }
}
