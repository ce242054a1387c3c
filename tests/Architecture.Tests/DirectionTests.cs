using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace MemDsl.Architecture.Tests;

/// <summary>Who may see whom: down, never up or sideways, and only Scripting sees both language and machine.</summary>
public sealed class DirectionTests
{
    [Theory]
    [InlineData("Compiler", "")]
    [InlineData("Runtime", "")]
    [InlineData("Replay", "Runtime")]
    [InlineData("Scripting", "Compiler Runtime")]
    [InlineData("CSharp", "Scripting")]
    [InlineData("Testing", "Scripting")]
    [InlineData("Exams", "Scripting")]
    [InlineData("Cli", "CSharp Exams Replay Scripting")]
    public void A_project_references_only_the_rooms_below_it(string project, string allowed)
    {
        var file = Directory.GetFiles(Path.Combine(House.Source, project), "*.csproj").Single();
        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(Path.GetDirectoryName(((string)reference.Attribute("Include")!).Replace('\\', '/')))!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(' ', references));
    }

    [Theory]
    [InlineData("Compiler", "")]
    [InlineData("Runtime", "")]
    [InlineData("Replay", "MemDsl.Runtime")]
    [InlineData("Scripting", "MemDsl.Compiler MemDsl.Runtime")]
    [InlineData("CSharp", "MemDsl.Compiler MemDsl.Runtime MemDsl.Scripting")]
    [InlineData("Testing", "MemDsl.Scripting")]
    [InlineData("Exams", "MemDsl.Compiler MemDsl.Runtime MemDsl.Scripting")]
    [InlineData("Cli", "MemDsl.Compiler MemDsl.CSharp MemDsl.Exams MemDsl.Replay MemDsl.Scripting")]
    public void An_assembly_uses_only_the_rooms_below_it(string project, string allowed)
    {
        var used = ReferencedAssemblies(project).Where(name => House.AssemblyOf.Values.Contains(name));

        Assert.Empty(used.Except(allowed.Split(' ')));
    }

    [Fact]
    public void Only_the_compiler_uses_the_parser_runtime()
    {
        Assert.DoesNotContain(House.AssemblyOf.Keys.Where(project => project != "Compiler"),
            project => ReferencedAssemblies(project).Any(name => name.StartsWith("Antlr4", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_command_line_uses_the_command_line_parser()
    {
        Assert.DoesNotContain(House.AssemblyOf.Keys.Where(project => project != "Cli"),
            project => ReferencedAssemblies(project).Contains("System.CommandLine"));
    }

    [Fact]
    public void Only_the_room_of_csharp_uses_roslyn()
    {
        Assert.DoesNotContain(House.AssemblyOf.Keys.Where(project => project != "CSharp"),
            project => ReferencedAssemblies(project).Any(name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)));
    }

    /// <summary>The order of the runtime's rooms, the lowest first (src/Runtime/README.md); rooms on one line may see each other.</summary>
    private static readonly string[][] RuntimeFloors =
    [
        ["Primitives"],
        ["Rules", "Events"],
        ["Physical"],
        ["Paging"],
        ["Hardware"],
    ];

    [Fact]
    public void The_lower_rooms_of_the_runtime_do_not_look_up()
    {
        var upward =
            from path in House.SourceFiles()
            where path.StartsWith("src/Runtime/", StringComparison.Ordinal)
            let room = path.Split('/')[2]
            let floor = FloorOf(room)
            where floor < RuntimeFloors.Length
            from line in House.Read(path).Split('\n')
            let used = UsedRoom(line)
            where used is not null && FloorOf(used) > floor
            select $"{path}: {line.Trim()}";

        Expect.None(upward);
    }

    private static int FloorOf(string room)
    {
        var floor = Array.FindIndex(RuntimeFloors, rooms => rooms.Contains(room));
        return floor < 0 ? RuntimeFloors.Length : floor;
    }

    private static string? UsedRoom(string line)
    {
        const string Start = "using MemDsl.Runtime.";
        return line.StartsWith(Start, StringComparison.Ordinal) ? line[Start.Length..].TrimEnd(';', '\r', ' ').Split('.')[0] : null;
    }

    private static List<string> ReferencedAssemblies(string project)
    {
        using var file = new PEReader(File.OpenRead(House.AssemblyPath(project)));
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .ToList();
    }
}
