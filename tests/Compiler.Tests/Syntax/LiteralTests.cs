using System.Globalization;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Syntax;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("42", "42")]
    [InlineData("007", "7")]
    [InlineData("1_000", "1000")]
    [InlineData("0x7fff_f000", "2147479552")]
    [InlineData("0b1010", "10")]
    [InlineData("4K", "4096")]
    [InlineData("2M", "2097152")]
    [InlineData("1G", "1073741824")]
    [InlineData("1T", "1099511627776")]
    [InlineData("1P", "1125899906842624")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("0xffff_ffff_ffff_ffff", "18446744073709551615")]
    [InlineData("16383P", "18445618173802708992")]
    [InlineData("'h'", "104")]
    [InlineData("'\\n'", "10")]
    [InlineData("'\\''", "39")]
    [InlineData("'\\x41'", "65")]
    [InlineData("'\\u{1F600}'", "128512")]
    [InlineData("'😀'", "128512")]
    public void Integers_have_their_value(string text, string value)
        => Assert.Equal((Word)Int128.Parse(value, CultureInfo.InvariantCulture), Assert.IsType<Word>(Literal(text)));

    [Theory]
    [InlineData("0.98", "0.98")]
    [InlineData("1_0.5_0", "10.50")]
    public void Decimals_are_exact(string text, string value)
        => Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), Assert.IsType<decimal>(Literal(text)));

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\\n\\t\\0\\\"\\\\\"", "a\n\t\0\"\\")]
    [InlineData("\"\\x48\\u{e9}\"", "Hé")]
    [InlineData("\"\"\"a \"b\" \\n\"\"\"", "a \"b\" \\n")]
    [InlineData("\"\"\"\n  one\n\n    two\n  \"\"\"", "one\n\n  two")]
    [InlineData("\"\"\"\n\"\"\"", "")]
    [InlineData("\"\"\"\r\n\tx\r\n\t\"\"\"", "x")]
    public void Strings_have_their_text(string text, string value) => Assert.Equal(value, Literal(text));

    [Theory]
    [InlineData("4KB", "MEM1003")]
    [InlineData("0x", "MEM1003")]
    [InlineData("0b12", "MEM1003")]
    [InlineData("1_", "MEM1003")]
    [InlineData("0x4K", "MEM1003")]
    [InlineData("4k", "MEM1003")]
    [InlineData("1.5K", "MEM1003")]
    [InlineData("18446744073709551616", "MEM1004")]
    [InlineData("16384P", "MEM1004")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999", "MEM1004")]
    [InlineData("\"abc", "MEM1005")]
    [InlineData("'a", "MEM1005")]
    [InlineData("$\"abc", "MEM1005")]
    [InlineData("$\"abc{d", "MEM1005")]
    [InlineData("\"\"\"abc", "MEM1005")]
    [InlineData("\"\\q\"", "MEM1006")]
    [InlineData("\"\\x4\"", "MEM1006")]
    [InlineData("\"\\u{110000}\"", "MEM1006")]
    [InlineData("''", "MEM1007")]
    [InlineData("'ab'", "MEM1007")]
    [InlineData("\"\"\"\n  a\n b\n  \"\"\"", "MEM1018")]
    [InlineData("\"\"\"a\nb\"\"\"", "MEM1018")]
    [InlineData("$\"{a:kb}\"", "MEM1019")]
    public void Wrong_literals_are_one_diagnostic(string text, string id)
        => Assert.Equal([id], SyntaxTree.Parse("let a = " + text + "\nlet b = 1").Diagnostics.Select(d => d.Id));

    [Fact]
    public void Interpolated_strings_have_text_and_holes()
    {
        var tree = SyntaxTree.Parse("let a = $\"r={p.rss:x}{{}}\\n{f(b: 1)}\"");

        Assert.Empty(tree.Diagnostics);
        var text = (InterpolatedStringExpressionSyntax)((VariableDeclarationSyntax)tree.Root.Statements.Single()).Initializer;
        Assert.Equal(["r=", "{}\n"], text.Contents.OfType<InterpolatedStringTextSyntax>().Select(t => t.TextToken.Value));
        Assert.Equal(["x", null], text.Contents.OfType<InterpolationSyntax>().Select(t => t.Format?.Text));
    }

    [Fact]
    public void Raw_interpolated_strings_are_dedented()
    {
        var tree = SyntaxTree.Parse("let a = $\"\"\"\n    one {x} \"q\"\n      two\n    {y}\n    \"\"\"");

        Assert.Empty(tree.Diagnostics);
        var text = (InterpolatedStringExpressionSyntax)((VariableDeclarationSyntax)tree.Root.Statements.Single()).Initializer;
        Assert.Equal("one  \"q\"\n  two\n", string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>().Select(t => t.TextToken.Value)));
    }

    [Theory]
    [InlineData("csharp { a }", " a ")]
    [InlineData("csharp { if (x) { } }", " if (x) { } ")]
    [InlineData("csharp { \"}\" }", " \"}\" ")]
    [InlineData("csharp { \"\\\"}\" }", " \"\\\"}\" ")]
    [InlineData("csharp { @\"\"\"}\\\" }", " @\"\"\"}\\\" ")]
    [InlineData("csharp { '}' + '\\'' }", " '}' + '\\'' ")]
    [InlineData("csharp { // }\n }", " // }\n ")]
    [InlineData("csharp { /* } */ }", " /* } */ ")]
    [InlineData("csharp { $\"{a}}}{b(\"}\")}\" }", " $\"{a}}}{b(\"}\")}\" ")]
    [InlineData("csharp { \"\"\"}\"\"\" }", " \"\"\"}\"\"\" ")]
    [InlineData("csharp { $$\"\"\"}{{a}}\"\"\" }", " $$\"\"\"}{{a}}\"\"\" ")]
    public void A_csharp_block_ends_where_it_does_in_csharp(string text, string code)
    {
        var tree = SyntaxTree.Parse(text);

        Assert.Empty(tree.Diagnostics);
        var block = (CSharpExpressionSyntax)((ExpressionStatementSyntax)tree.Root.Statements.Single()).Expression;
        Assert.Equal(code, block.Code.Value);
    }

    private static object? Literal(string text)
    {
        var tree = SyntaxTree.Parse("let a = " + text);
        Assert.Empty(tree.Diagnostics);
        return ((LiteralExpressionSyntax)((VariableDeclarationSyntax)tree.Root.Statements.Single()).Initializer).LiteralToken.Value;
    }
}
