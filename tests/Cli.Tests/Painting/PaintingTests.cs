using System.Text.RegularExpressions;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Tests.Painting;

/// <summary>Colours are added to the text, and the text stays what it was.</summary>
public sealed partial class PaintingTests
{
    private static readonly string Scenarios = Path.Combine(Repository.Root, "tests", "Scenarios");

    [Fact]
    public void Without_its_colours_the_report_of_every_scenario_is_as_it_was()
    {
        var painted = 0;
        foreach (var file in Directory.EnumerateFiles(Scenarios, "*.out", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var shown = Paint(text);

            Assert.Equal(text, SgrPattern().Replace(shown, ""));
            if (text != shown)
                painted++;
        }

        Assert.True(painted > 100, $"only {painted} reports have colours");
    }

    [Theory]
    [InlineData("a.mem(1,7): error MEM2001: unknown name 'x'", "{bold:a.mem(1,7)}: {red:error} {dim:MEM2001}: unknown name 'x'")]
    [InlineData("<input>(1,7): warning MEM2050: unused", "{bold:<input>(1,7)}: {orange:warning} {dim:MEM2050}: unused")]
    [InlineData("  help: did you mean 'y'?", "  {cyan:help}: did you mean 'y'?")]
    [InlineData("passed  a.mem (3 assertions)", "{green:passed } a.mem {dim:(3 assertions)}")]
    [InlineData("FAILED  a.mem: a test (1 of 3 assertions failed)", "{red:FAILED } a.mem: a test {dim:(1 of 3 assertions failed)}")]
    [InlineData("STOPPED a.mem (after 2 assertions)", "{red:STOPPED} a.mem {dim:(after 2 assertions)}")]
    [InlineData("INVALID a.mem (1 error)", "{red:INVALID} a.mem {dim:(1 error)}")]
    [InlineData("skipped a.mem (no such file)", "{yellow:skipped} a.mem {dim:(no such file)}")]
    [InlineData("3 passed, 1 failed, 2 skipped", "{green:3 passed}, {red:1 failed}, {yellow:2 skipped}")]
    [InlineData("7ffffffde000-7ffffffff000  rw-p 00000000     132K [stack]", "{cyan:7ffffffde000-7ffffffff000}  {yellow:rw-p} 00000000     132K {bold:[stack]}")]
    [InlineData("  access address=0x7ffff7ff3000 size=1 write", "  {bold:access} address=0x7ffff7ff3000 size=1 write")]
    [InlineData("  │  ├─ pte_set address=0x1000 entry=0x67 (P RW US A D)", "  {dim:│  ├─ }{bold:pte_set} address=0x1000 entry=0x67 {yellow:(P RW US A D)}")]
    [InlineData("  │  │    because the page is shared", "  {dim:│  │    because the page is shared}")]
    [InlineData("    0x4001067 frame 16385 present writable user accessed dirty", "    {cyan:0x4001067} frame 16385 {yellow:present writable user accessed dirty}")]
    [InlineData("=> physical 0x3e02000", "=> physical {cyan:0x3e02000}")]
    [InlineData("  L1 set    3 way  0  0x7ffff7c03000 -> frame 11258   rw- dirty process 101", "  L1 set    3 way  0  {cyan:0x7ffff7c03000} -> frame 11258   {yellow:rw-} dirty process 101")]
    [InlineData("  9 Movable     [200-3ff] [800-bff]", "  9 Movable     {green:[200-3ff] [800-bff]}")]
    [InlineData("DMA32    [###m#l.h......................]      7428K free", "DMA32    [{green:###m#l.h......................}]      7428K free")]
    [InlineData("    - not in a diagnostic", "    - not in a diagnostic")]
    [InlineData("       ^~~", "       ^~~")]
    [InlineData("1 passed by value", "1 passed by value")]
    [InlineData("", "")]
    public void Each_kind_of_line_has_its_colours(string line, string painted) => Assert.Equal(painted + "\n", Named(Paint(line + "\n")));

    [Fact]
    public void What_is_below_a_head_line_has_its_colour()
    {
        Assert.Equal(
            """
            {bold:a.mem(1,8)}: {red:error} {dim:MEM4001}: assertion failed
              assert p.maps == maps {
                     {red:^~~~~}
                  00400000-00401000 r--p 00000000 app
                {red:- 00403000-00407000 rw-p 00000000 [heap]}
                {green:+ 00403000-00404000 rw-p 00000000 [heap]}
            {bold:a.mem(2,8)}: {orange:warning} {dim:MEM2050}: unused
              {orange:^}
            {red:FAILED } a.mem {dim:(1 of 1 assertion failed)}
              ^

            """.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("00400000-00401000 r--p 00000000 app", "{cyan:00400000-00401000} {yellow:r--p} 00000000 app", StringComparison.Ordinal),
            Named(Paint(
            """
            a.mem(1,8): error MEM4001: assertion failed
              assert p.maps == maps {
                     ^~~~~
                  00400000-00401000 r--p 00000000 app
                - 00403000-00407000 rw-p 00000000 [heap]
                + 00403000-00404000 rw-p 00000000 [heap]
            a.mem(2,8): warning MEM2050: unused
              ^
            FAILED  a.mem (1 of 1 assertion failed)
              ^

            """.Replace("\r\n", "\n", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_line_that_is_flushed_before_its_end_stays_plain()
    {
        var output = new StringWriter();
        using var writer = new PaintedWriter(output);
        writer.Write("passed  ");
        writer.Flush();
        writer.Write("a.mem (1 assertion)\npassed  b.mem (1 assertion)\n");

        Assert.Equal("passed  a.mem (1 assertion)\n{green:passed } b.mem {dim:(1 assertion)}\n", Named(output.ToString()));
    }

    [Theory]
    [InlineData("auto", true, null, "xterm", true)]
    [InlineData("auto", false, null, "xterm", false)]
    [InlineData("auto", true, "1", "xterm", false)]
    [InlineData("auto", true, "", "xterm", true)]
    [InlineData("always", false, "1", "dumb", true)]
    [InlineData("never", true, null, "xterm", false)]
    public void There_are_colours_where_somebody_sees_them(string choice, bool isTerminal, string? noColor, string? term, bool hasColors)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var context = Context(output, isTerminal, noColor, term);
        var script = Path.Combine(Repository.Root, "tests", "Cli.Tests", "Files", "broken.mem");

        Assert.Equal(2, CommandLine.Invoke(["run", "--color", choice, script], context));
        Assert.Equal(hasColors, output.ToString().Contains('\u001b', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dumb")]
    [InlineData("")]
    [InlineData(null)]
    public void A_terminal_without_abilities_gets_none(string? term)
    {
        if (!OperatingSystem.IsWindows())
            Assert.False(Coloring.IsOn(ColorChoice.Auto, Context(TextWriter.Null, true, null, term)));
    }

    [Theory]
    [InlineData("--format", "json")]
    [InlineData("--format", "tap")]
    [InlineData("--format", "junit")]
    [InlineData("--trace", "-o")]
    public void What_programs_read_has_no_colours(string option, string value)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var file = Path.GetTempFileName();
        var script = Path.Combine(Repository.Root, "tests", "Cli.Tests", "Files", "fail.mem");

        CommandLine.Invoke(["run", "--color", "always", option, value, .. value == "-o" ? new[] { file, script } : [script]], Context(output, true, null, "xterm"));

        var written = output + File.ReadAllText(file);
        File.Delete(file);
        Assert.NotEmpty(written);
        Assert.DoesNotContain('\u001b', written);
    }

    private static CliContext Context(TextWriter output, bool isTerminal, string? noColor, string? term) => new(output, TextWriter.Null, () => TextReader.Null, () => false)
    {
        IsOutputTerminal = () => isTerminal,
        Variable = name => name switch { "NO_COLOR" => noColor, "TERM" => term, _ => null },
    };

    private static string Paint(string text)
    {
        var output = new StringWriter();
        using var writer = new PaintedWriter(output);
        foreach (var piece in text.Chunk(100))
            writer.Write(piece);
        writer.Flush();
        return output.ToString();
    }

    /// <summary>SGR sequences as <c>{name:text}</c>; orange is the bold yellow.</summary>
    private static string Named(string text)
    {
        foreach (var (style, name) in ((Style, string)[])[(Style.Name, "bold"), (Style.Dim, "dim"), (Style.Error, "red"), (Style.Warning, "orange"), (Style.Passed, "green"), (Style.Permission, "yellow"), (Style.Address, "cyan")])
            text = text.Replace(Sgr.On(style), $"{{{name}:", StringComparison.Ordinal);
        return text.Replace(Sgr.Reset, "}", StringComparison.Ordinal);
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex SgrPattern();
}
