using System.Text.RegularExpressions;

namespace MemDsl.Architecture.Tests;

/// <summary>A reader finds things where their names say.</summary>
public sealed partial class FileTests
{
    [Fact]
    public void Each_file_declares_the_type_it_is_named_after()
    {
        var strangers = House.SourceFiles()
            .Where(path => !path.EndsWith("/Program.cs", StringComparison.Ordinal) && !path.EndsWith("/GlobalUsings.cs", StringComparison.Ordinal))
            .Where(path => !IsNameOf(Path.GetFileName(path).Split('.')[0], Declared(House.Read(path))));

        Expect.None(strangers);
    }

    [Fact]
    public void Each_file_lies_in_the_folder_of_its_namespace()
    {
        var strangers =
            from path in House.SourceFiles()
            let declared = NamespacePattern().Match(House.Read(path))
            where declared.Success
            let folder = Path.GetDirectoryName(path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')
            where declared.Groups[1].Value != "MemDsl." + folder
                && !("MemDsl." + folder).StartsWith(declared.Groups[1].Value + ".", StringComparison.Ordinal)
            select $"{path}: {declared.Groups[1].Value}";

        Expect.None(strangers);
    }

    [Fact]
    public void Each_room_has_a_readme()
    {
        var silent = House.SourceFiles()
            .Select(path => path.Split('/'))
            .Select(parts => string.Join('/', parts.Take(parts.Length > 3 ? 3 : 2)))
            .Distinct()
            .Where(room => !File.Exists(Path.Combine(House.Root, room, "README.md")));

        Expect.None(silent);
    }

    [Fact]
    public void No_file_leaves_work_for_later_in_a_comment()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "Not" + "ImplementedException"];
        var unfinished = House.SourceFiles().Where(path => marks.Any(House.Read(path).Contains));

        Expect.None(unfinished);
    }

    [Fact]
    public void No_file_grows_past_five_hundred_lines()
    {
        var long_ = House.SourceFiles()
            .Select(path => (path, lines: House.Read(path).Count(character => character == '\n')))
            .Where(file => file.lines > 500)
            .Select(file => $"{file.path}: {file.lines}");

        Expect.None(long_);
    }

    /// <summary>A file is named after its type, or after what the small types in it are: Handles.cs, CallFlags.cs.</summary>
    private static bool IsNameOf(string file, HashSet<string> types) =>
        types.Contains(file)
        || (file.EndsWith('s') && types.Contains(file[..^1]))
        || (types.Count > 0 && types.All(type => type.EndsWith(LastWordPattern().Match(file).Value, StringComparison.Ordinal)));

    private static HashSet<string> Declared(string text) =>
        DeclarationPattern().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|abstract|sealed|readonly|ref|partial|unsafe) )+(?:record\s+(?:struct|class)|class|struct|record|interface|enum|delegate\s+[\w<>\[\]?,. ]+?)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclarationPattern();

    [GeneratedRegex("[A-Z][a-z]+$")]
    private static partial Regex LastWordPattern();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();
}
