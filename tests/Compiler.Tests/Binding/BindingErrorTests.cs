namespace MemDsl.Compiler.Tests.Binding;

public class BindingErrorTests
{
    [Theory]
    [InlineData("let a = ⟦mnap⟧(4K)", "MEM2001")]
    [InlineData("print ⟦nn⟧", "MEM2001")]
    [InlineData("p.⟦mnap⟧(4K)", "MEM2002")]
    [InlineData("print p.⟦rsss⟧", "MEM2002")]
    [InlineData("fn g(q: ⟦proces⟧) { }", "MEM2003")]
    [InlineData("let a: address = ⟦p.rss⟧", "MEM2004")]
    [InlineData("if ⟦p.pid⟧ { }", "MEM2004")]
    [InlineData("assert p.pid ⟦==⟧ \"1\"", "MEM2005")]
    [InlineData("assert buf ⟦==⟧ n", "MEM2005")]
    [InlineData("print buf ⟦+⟧ buf", "MEM2005")]
    [InlineData("assert ⟦not⟧ 1", "MEM2006")]
    [InlineData("⟦n⟧(3)", "MEM2007")]
    [InlineData("p.munmap(buf⟦)⟧", "MEM2008")]
    [InlineData("p.munmap(buf, 4K, ⟦1⟧)", "MEM2009")]
    [InlineData("p.mmap(4K, ⟦flag⟧: 1)", "MEM2010")]
    [InlineData("p.mmap(4K, ⟦length: 8K⟧)", "MEM2011")]
    [InlineData("p.mmap(length: 4K, ⟦3⟧)", "MEM2012")]
    [InlineData("p.munmap(4K, ⟦buf⟧)", "MEM2013")]
    [InlineData("p.load(⟦n⟧)", "MEM2013")]
    [InlineData("let ⟦n⟧ = 1", "MEM2014")]
    [InlineData("fn g(⟦n⟧: int) { }", "MEM2014")]
    [InlineData("for i in 0..2 { let ⟦i⟧ = 1 }", "MEM2014")]
    [InlineData("⟦buf⟧ = 0x1000", "MEM2015")]
    [InlineData("let c = ⟦p.fork⟧", "MEM2017")]
    [InlineData("print p.⟦rss⟧()", "MEM2018")]
    [InlineData("let a = ⟦0xffff_ffff_ffff_ffff + 1⟧", "MEM2019")]
    [InlineData("let a = ⟦1 / 0⟧", "MEM2020")]
    [InlineData("let a = ⟦n % 0⟧", "MEM2020")]
    [InlineData("let a = ⟦1 << 64⟧", "MEM2021")]
    [InlineData("⟦n == 2⟧", "MEM2022")]
    [InlineData("assert p.rss ⟦fails⟧ EINVAL", "MEM2023")]
    [InlineData("let a = ⟦try⟧ p.rss", "MEM2023")]
    [InlineData("assert p.munmap(buf, 1) fails ⟦EINVALL⟧", "MEM2024")]
    [InlineData("assert p.load(buf) raises ⟦SIGSEVG⟧", "MEM2025")]
    [InlineData("assert p.load(buf) raises SIGSEGV(⟦EINVAL⟧)", "MEM2025")]
    [InlineData("⟦break⟧", "MEM2026")]
    [InlineData("⟦return⟧ 1", "MEM2027")]
    [InlineData("fn g() -> int { ⟦return⟧ }", "MEM2028")]
    [InlineData("fn g() { return ⟦1⟧ }", "MEM2029")]
    [InlineData("fn ⟦g⟧(a: int) -> int { if a > 1 { return 1 } }", "MEM2030")]
    [InlineData("for i in ⟦10⟧ { }", "MEM2031")]
    [InlineData("print ⟦n⟧[0]", "MEM2032")]
    [InlineData("let a = ⟦[]⟧", "MEM2037")]
    [InlineData("let a = ⟦null⟧", "MEM2037")]
    [InlineData("let a = ⟦x => x⟧", "MEM2038")]
    [InlineData("p.maps.where(⟦true⟧)", "MEM2039")]
    [InlineData("spawn(app, limits: { ⟦stak⟧: 8M })", "MEM2041")]
    [InlineData("if true { ⟦fn g() { }⟧ }", "MEM2044")]
    [InlineData("import ⟦\"x.mem\"⟧", "MEM2045")]
    [InlineData("print $\"{\"a\":⟦x⟧}\"", "MEM2049")]
    [InlineData("let a = ⟦csharp⟧ { int i = 0; }", "MEM2051")]
    [InlineData("with ⟦n⟧ { }", "MEM2052")]
    [InlineData("let a = ⟦p.exit()⟧", "MEM2054")]
    public void One_mistake_gives_one_message_at_its_place(string marked, string id) => Compile.Fails(marked, id);

    [Fact]
    public void Unknown_names_suggest_the_nearest()
    {
        var diagnostics = Compile.Script(Compile.Prelude + "p.mnap(4K)\nprint bfu\np.mmap(4K, lenght: 1)").GetDiagnostics();
        Assert.Equal(["did you mean 'mmap'?", "did you mean 'buf'?", "did you mean 'length'?"], diagnostics.Select(d => d.Help));
    }

    [Fact]
    public void What_already_failed_gives_no_second_message() => Compile.Fails("let a = ⟦mnap⟧(4K)\nlet b = a + 1\nprint b.x, a[0]\nassert p.load(a) == b", "MEM2001");

    [Theory]
    [InlineData("machine x86_64 { ⟦rma⟧ = 64M }\n", "MEM2033")]
    [InlineData("machine ⟦arm⟧ { }\n", "MEM2036")]
    [InlineData("machine x86_64 { ram = ⟦\"x\"⟧ }\n", "MEM2034")]
    [InlineData("machine x86_64 { layout = ⟦upward⟧ }\n", "MEM2034")]
    [InlineData("image app { }\nlet p = spawn(app)\n⟦machine⟧ x86_64 { }\n", "MEM2035")]
    [InlineData("machine x86_64 { }\n⟦machine⟧ x86_64 { }\n", "MEM2035")]
    public void Machine_blocks_are_checked(string marked, string id)
    {
        var annotated = AnnotatedText.Parse(marked);
        var diagnostic = Assert.Single(Compile.Script(annotated.Text).GetDiagnostics());
        Assert.Equal((id, annotated.Spans[0]), (diagnostic.Id, diagnostic.Location!.Span));
    }

    [Theory]
    [InlineData("test \"a\" { }\n⟦print 1⟧", "MEM2042")]
    [InlineData("image app { }\n⟦let p = spawn(app)⟧\ntest \"a\" { }", "MEM2043")]
    [InlineData("⟦var p = 1⟧\ntest \"a\" { }", "MEM2043")]
    public void Beside_tests_stand_declarations_and_constants(string marked, string id)
    {
        var annotated = AnnotatedText.Parse(marked);
        var diagnostic = Assert.Single(Compile.Script(annotated.Text).GetDiagnostics());
        Assert.Equal((id, annotated.Spans[0]), (diagnostic.Id, diagnostic.Location!.Span));
    }
}
