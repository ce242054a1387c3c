using System.Reflection;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Tests;

/// <summary>What a lone expression answers at the prompt, for every object type of the library.</summary>
public sealed class PictureTests
{
    private const string Prelude = """
        machine x86_64 { ram = 64M; swap = 16M }
        image app { .text 8K r-x; .data 4K rw- }
        file data = file("data.bin", size: 8K)
        let p = spawn(app)
        let a = p.mmap(8K)
        p.store(a, 1)
        let t = trace { p.store(a + 4K, 1) }
        """;

    /// <summary>An expression of each type that has a picture: several lines, or a line that says more than its name.</summary>
    private static readonly Dictionary<string, (string Expression, string Shown)> Drawn = new(StringComparer.Ordinal)
    {
        ["process"] = ("p", "resident"),
        ["image"] = ("app", ".text"),
        ["file"] = ("data", "8K"),
        ["mm"] = ("p.mm", "total_vm"),
        ["vma"] = ("p.vma(a)", "flags"),
        ["pte"] = ("p.pte(a)", "present writable user"),
        ["walk_level"] = ("p.walk(a)", "pte"),
        ["status"] = ("p.status", "VmRSS"),
        ["page"] = ("page(p.pte(a).pfn)", "mapcount 1"),
        ["zone"] = ("zones", "DMA32"),
        ["buddy_allocator"] = ("buddy", "DMA32"),
        ["lru_lists"] = ("lru", "anon"),
        ["tlb_unit"] = ("tlb", "7ffff7"),
        ["meminfo_lines"] = ("meminfo", "MemFree"),
        ["swap_space"] = ("swap", "/dev/vda"),
        ["swap_area"] = ("swap.areas.first()", "/dev/vda"),
        ["event"] = ("t", "page_fault"),
        ["smaps"] = ("p.vma(a).smaps", "Rss"),
        ["pagemap_entry"] = ("p.pagemap(a..+4K)", "frame"),
    };

    /// <summary>Types whose value is a way to members and has nothing to show of itself.</summary>
    private static readonly string[] Plain = ["section", "kernel_access", "physical_memory", "cpu_unit", "kernel_services"];

    public static TheoryData<string> Types => [.. ObjectTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_has_a_picture_or_is_known_to_be_plain(string name)
    {
        if (Plain.Contains(name)) return;
        Assert.True(Drawn.TryGetValue(name, out var drawn), $"{name} has no picture, and is not among the plain ones");
        var session = new ScriptSession();
        Assert.Empty(session.Submit(Prelude).Diagnostics);
        var result = session.Submit(drawn.Expression);

        Assert.True(result.Status == RunStatus.Passed, string.Concat(result.Diagnostics.Select(diagnostic => diagnostic.Rendered)) + result.Stop?.Message);
        Assert.Contains(drawn.Shown, result.Output, StringComparison.Ordinal);
        Assert.All(result.Output.Split('\n'), line => Assert.True(line.Length <= 110, line));
    }

    [Fact]
    public void A_declaration_shows_nothing() => Assert.Equal("", new ScriptSession().Submit("let x = 1\nvar y = x").Output);

    private static IEnumerable<ObjectType> ObjectTypes() =>
        typeof(MemTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ObjectType>();
}
