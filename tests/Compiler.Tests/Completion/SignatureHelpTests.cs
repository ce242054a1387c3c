using System.Globalization;
using MemDsl.Compiler.Completion;

namespace MemDsl.Compiler.Tests.Completion;

public sealed class SignatureHelpTests
{
    [Theory]
    [InlineData("p.mmap(‸", "length")]
    [InlineData("p.mmap(4K‸", "length")]
    [InlineData("p.mmap(4K, ‸", "prot")]
    [InlineData("p.mmap(4K, ‸)", "prot")]
    [InlineData("p.mmap(4K, rw,‸)", "flags")]
    [InlineData("p.mmap(4K, file: ‸", "file")]
    [InlineData("p.mmap(4K, file: null, at: ‸)", "at")]
    [InlineData("p.mmap(4K, file: null, ‸)", "")]
    [InlineData("p.mmap(p.sbrk(‸))", "increment")]
    [InlineData("p.mmap(p.sbrk(1), ‸)", "prot")]
    [InlineData("p.mmap((1 + ‸2))", "length")]
    [InlineData("spawn(app, [\"a‸\"])", "args")]
    [InlineData("spawn(app, limits: { stack: ‸ })", "limits")]
    [InlineData("with p { mmap(4K, ‸ }", "prot")]
    [InlineData("fn grow(q: process, pages: int) { }\ngrow(p, ‸)", "pages")]
    [InlineData("p.maps.where(‸", "condition")]
    [InlineData("let t = trace { p.fork() }\nt.count(‸", "kind")]
    [InlineData("let t = trace { p.fork() }\nt.count(e => ‸)", "condition")]
    [InlineData("file g = file(\"a\", ‸", "size")]
    [InlineData("let a = address(‸", "value")]
    public void The_argument_that_is_being_written(string marked, string parameter)
    {
        var help = Help(marked);
        Assert.Equal(parameter, help!.ActiveParameter < 0 ? "" : help.Signatures[0].Parameters[help.ActiveParameter].Name);
    }

    [Theory]
    [InlineData("p.mmap(4K)‸")]
    [InlineData("p.mma‸p(4K)")]
    [InlineData("let x = ‸1")]
    [InlineData("unknown(‸")]
    [InlineData("spawn(app)\n‸")]
    [InlineData("print trace { p.fork()\n‸ }")]
    public void No_call(string marked) => Assert.Null(Help(marked));

    [Fact]
    public void A_signature_says_where_each_parameter_stands()
    {
        var item = Help("p.mmap(‸")!.Signatures[0];
        Assert.Equal("process.mmap(length: int, prot: int [rw], flags: int [optional], at: address [0x0], file: file [null], offset: int [0]) -> address", item.Label);
        Assert.Equal(
            ["length: int", "prot: int [rw]", "flags: int [optional]", "at: address [0x0]", "file: file [null]", "offset: int [0]"],
            item.Parameters.Select(parameter => item.Label.Substring(parameter.Span.Start, parameter.Span.Length)));
        Assert.Equal("rw", item.Parameters[1].Default);
        Assert.Equal("PROT_ bits", item.Parameters[1].Documentation);
        Assert.Null(item.Parameters[0].Default);
    }

    [Fact]
    public void A_list_that_has_both_shows_both()
    {
        var help = Help("let t = trace { p.fork() }\nt.count(‸")!;
        Assert.Equal(["list<event>.count(kind: event_kind) -> int", "list<event>.count(condition: fn(event) -> bool [optional]) -> int"], help.Signatures.Select(item => item.Label));
    }

    [Fact]
    public void A_function_of_the_script_is_documented_by_the_comment_above_it()
    {
        var help = Help("# Maps pages.\nfn grow(q: process, pages: int) -> address { return q.sbrk(pages * 4K) }\ngrow(p, ‸")!;
        Assert.Equal("fn grow(q: process, pages: int) -> address: Maps pages.", string.Create(CultureInfo.InvariantCulture, $"{help.Signatures[0].Label}: {help.Signatures[0].Documentation}"));
    }

    private static SignatureHelp? Help(string marked)
    {
        var (compilation, position) = Marked.Script(marked);
        return SignatureHelpService.GetSignatureHelp(compilation, position);
    }
}
