using System.Text.RegularExpressions;
using MemDsl.Compiler.Diagnostics;
using static MemDsl.Scripting.Reference.MarkdownPage;

namespace MemDsl.Scripting.Reference;

/// <summary><c>docs/diagnostics.md</c>: every row of <see cref="DiagnosticDescriptors"/>.</summary>
internal static partial class DiagnosticsPage
{
    private static readonly (string Prefix, string Title, string Words)[] Ranges =
    [
        ("MEM1", "MEM1xxx: syntax", "The text does not follow the grammar. Nothing runs; exit status 2."),
        ("MEM2", "MEM2xxx: names and types", "The text can be read, but a name, a type or an argument is wrong. Nothing runs; exit status 2."),
        ("MEM3", "MEM3xxx: run time", "The script or the test stops here; exit status 4 (2 where it is seen before anything runs)."),
        ("MEM4", "MEM4xxx: assertions", "Something that the script claims does not hold. It goes on; exit status 1."),
        ("MEM50", "MEM50xx: limits and permissions", "A limit or a permission stops the script or the test here; exit status 3. A text that is nested too deeply does not compile; exit status 2."),
        ("MEM51", "MEM51xx: the call of `mem`", "What `mem` was asked to do cannot be done; exit status 64, of a defect (MEM5199) 70."),
        ("MEM54", "MEM54xx: exams", "An exam compiles and cannot be used as it is, or `mem exam` was asked for what cannot be done."),
    ];

    public static string Write()
    {
        var page = new MarkdownPage("Diagnostics", "What `mem` says about a script, by number. `mem explain MEM2003` prints the same in a terminal. "
            + "`{0}`, `{1}` … stand for what a message names. An example that uses `p` without declaring it means `let p = spawn(app)` of some image.");
        var rest = DiagnosticDescriptors.All.ToList();
        foreach (var (prefix, title, words) in Ranges)
        {
            var rows = rest.FindAll(row => row.Id.StartsWith(prefix, StringComparison.Ordinal));
            if (rows.Count == 0) continue;
            rest.RemoveAll(rows.Contains);
            page.Heading(title);
            page.Paragraph(words);
            foreach (var row in rows) Describe(page, row);
        }

        return rest.Count == 0 ? page.ToString() : throw new InvalidOperationException($"{rest[0].Id} belongs to no range");
    }

    private static void Describe(MarkdownPage page, DiagnosticDescriptor row)
    {
        var severity = row.Severity == DiagnosticSeverity.Error ? "" : $" ({row.Severity.ToString().ToLowerInvariant()})";
        page.Heading($"{row.Id}: {row.Title}{severity}", 3);
        page.Paragraph($"> {row.MessageFormat}");
        page.Paragraph(row.Explanation);
        if (row.Example is not null) page.Code($"mem {(UsesProcess().IsMatch(row.Example) ? "p " : "")}{row.Id}", row.Example);
    }

    /// <summary>Such examples run with a process before them (the word p behind ```mem).</summary>
    [GeneratedRegex(@"\bp\.")]
    private static partial Regex UsesProcess();
}
