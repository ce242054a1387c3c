using System.Text;
using MemDsl.Compiler.Classification;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Tests.Binding;

namespace MemDsl.Compiler.Tests.Classification;

public sealed class ClassifierTests
{
    [Theory]
    [InlineData("let n = p.mmap(4K, rw) # why", "Keyword:let Identifier:n Operator:= Identifier:p Punctuation:. Method:mmap Punctuation:( Number:4K Punctuation:, Constant:rw Punctuation:) Comment:# why")]
    [InlineData("p.maps.length", "Identifier:p Punctuation:. Property:maps Punctuation:. Property:length")]
    [InlineData("let rw = 1; print rw", "Keyword:let Identifier:rw Operator:= Number:1 Punctuation:; Keyword:print Identifier:rw")]
    [InlineData("assert t.count(page_fault) == 1", "Keyword:assert Identifier:t Punctuation:. Method:count Punctuation:( EventKind:page_fault Punctuation:) Operator:== Number:1")]
    [InlineData("f() fails EINVAL and g() raises SIGSEGV(SEGV_ACCERR)",
        "Method:f Punctuation:( Punctuation:) Keyword:fails Constant:EINVAL Keyword:and Method:g Punctuation:( Punctuation:) Keyword:raises Constant:SIGSEGV Punctuation:( Constant:SEGV_ACCERR Punctuation:)")]
    [InlineData("fn g(a: list<vma>) -> address { return address(1) }",
        "Keyword:fn Method:g Punctuation:( Identifier:a Punctuation:: Type:list Operator:< Type:vma Operator:> Punctuation:) Operator:-> Type:address Punctuation:{ Keyword:return Type:address Punctuation:( Number:1 Punctuation:) Punctuation:}")]
    [InlineData("print \"a\\n\\q\"", "Keyword:print String:\"a Escape:\\n Error:\\q String:\"")]
    [InlineData("print $\"{{{n:x}\\t\"", "Keyword:print String:$\" Escape:{{ Interpolation:{ Identifier:n Interpolation:: Interpolation:x Interpolation:} Escape:\\t String:\"")]
    [InlineData("print \"\"\"a\\n\"\"\"", "Keyword:print String:\"\"\"a\\n\"\"\"")]
    [InlineData("let c = '\\x41'", "Keyword:let Identifier:c Operator:= String:' Escape:\\x41 String:'")]
    [InlineData("image app { .text 8K r-x\n type dyn }", "Keyword:image Identifier:app Punctuation:{ Section:.text Number:8K Permissions:r-x Keyword:type Constant:dyn Punctuation:}")]
    [InlineData("machine x86_64 { layout = legacy }", "Keyword:machine Constant:x86_64 Punctuation:{ Property:layout Operator:= Constant:legacy Punctuation:}")]
    [InlineData("csharp { int x = 1; }", "Keyword:csharp Punctuation:{ CSharpCode: int x = 1;  Punctuation:}")]
    [InlineData("p.maps == maps {\n {b}-* r--p ...\n ...\n}", "Identifier:p Punctuation:. Property:maps Operator:== Keyword:maps Punctuation:{ Interpolation:{ Identifier:b Interpolation:} Pattern:- Pattern:* Pattern:r--p Pattern:... Pattern:... Punctuation:}")]
    [InlineData("spawn(app, limits: { stack: 8M })", "Method:spawn Punctuation:( Identifier:app Punctuation:, Argument:limits Punctuation:: Punctuation:{ Argument:stack Punctuation:: Number:8M Punctuation:} Punctuation:)")]
    [InlineData("let x = $ 1", "Keyword:let Identifier:x Operator:= Error:$ Number:1")]
    [InlineData("print zones", "Keyword:print Property:zones")]
    public void Each_word_by_its_place(string text, string expected) => Assert.Equal(expected, Listing(text));

    [Theory]
    [InlineData("p.mmap(4K,")]
    [InlineData("let = ) ] }")]
    [InlineData("print $\"{p.")]
    [InlineData("print \"abc")]
    [InlineData("image a { .text 8K r")]
    [InlineData("\0\u0001 ²")]
    [InlineData("")]
    public void Unfinished_text_is_covered_once(string text) => AssertCovered(text);

    [Fact]
    public void Names_of_earlier_submissions_are_the_script_s_own()
    {
        var first = Compilation.CreateScript(null, SyntaxTree.Parse("let rw = 7"), TestLibrary.Instance);
        var second = Compilation.CreateScript(first, SyntaxTree.Parse("rw"), TestLibrary.Instance);
        Assert.Equal(ClassificationKind.Identifier, Assert.Single(Classifier.Classify(second)).Kind);
        Assert.Equal(ClassificationKind.Constant, Assert.Single(Classifier.Classify(second.SyntaxTree, TestLibrary.Instance)).Kind);
    }

    private static string Listing(string text)
    {
        AssertCovered(text);
        var listing = new StringBuilder();
        foreach (var (span, kind) in Classifier.Classify(SyntaxTree.Parse(text), TestLibrary.Instance))
        {
            if (kind != ClassificationKind.Whitespace) listing.Append(kind).Append(':').Append(text, span.Start, span.Length).Append(' ');
        }

        return listing.ToString().TrimEnd();
    }

    private static void AssertCovered(string text)
    {
        var end = 0;
        foreach (var (span, _) in Classifier.Classify(SyntaxTree.Parse(text), TestLibrary.Instance))
        {
            Assert.Equal(end, span.Start);
            Assert.False(span.IsEmpty);
            end = span.End;
        }

        Assert.Equal(text.Length, end);
    }
}
