using MemDsl.Compiler.Completion;

namespace MemDsl.Compiler.Tests.Completion;

public sealed class QuickInfoTests
{
    [Theory]
    [InlineData("p.mm‸ap(4K)", "process.mmap(length: int, prot: int [rw], flags: int [optional], at: address [0x0], file: file [null], offset: int [0]) -> address")]
    [InlineData("print p.rss‸", "process.rss -> int")]
    [InlineData("print bu‸f", "let buf: address")]
    [InlineData("let ‸x = 4K * 2", "let x: int = 8192")]
    [InlineData("let x = PROT_REA‸D", "PROT_READ: int = 1")]
    [InlineData("p.mmap(4K, pro‸t: 1)", "prot: int [rw]")]
    [InlineData("print p.maps.len‸gth", "list<vma>.length -> int")]
    [InlineData("print p.maps.wh‸ere(v => v.size > 0)", "list<vma>.where(condition: fn(vma) -> bool) -> list<vma>")]
    [InlineData("print p.maps.map(v => v.si‸ze)", "vma.size -> int")]
    [InlineData("fn g(q: pro‸cess) { }", "type process")]
    [InlineData("machine x86_64 { vm.max‸_map_count = 1 }", "machine key vm.max_map_count [65530]")]
    [InlineData("assert p.load(0) raises SIG‸SEGV", "SIGSEGV: signal = 11")]
    [InlineData("let t = trace { p.fork() }\nprint t.count(page_fa‸ult)", "event page_fault")]
    [InlineData("ass‸ert true", "assert CONDITION, \"MESSAGE\"")]
    [InlineData("let x = ad‸dress(1)", "address(value: int) -> address")]
    [InlineData("let x = 0x1‸0", "0x10 = 16")]
    [InlineData("gro‸w()\nfn grow() { }", "fn grow()")]
    [InlineData("print ‸ 1", null)]
    [InlineData("# bu‸f", null)]
    [InlineData("print p.nothing‸", null)]
    public void What_stands_there(string marked, string? expected)
    {
        var (compilation, position) = Marked.Script(marked);
        var info = QuickInfoService.GetQuickInfo(compilation, position);
        Assert.Equal(expected, info is null ? null : info.Value is null ? info.Signature : $"{info.Signature} = {info.Value}");
    }
}
