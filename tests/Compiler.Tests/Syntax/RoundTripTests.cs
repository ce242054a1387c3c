using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Tests.Syntax;

/// <summary>A tree gives its text back to the character, for any input, and no input makes the parser throw.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void The_first_script_comes_back() => AssertRoundTrip(Samples.FirstScript);

    [Fact]
    public void Every_form_comes_back() => AssertRoundTrip(Samples.EveryForm);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFFlet a = 1")]
    [InlineData("let a = 1\r\nlet b = 2\rlet c = 3\n\n")]
    [InlineData(";;;\n;")]
    [InlineData("\"\"\"")]
    [InlineData("$\"{{{{{")]
    [InlineData("$\"\"\"{")]
    [InlineData("maps { } buddyinfo { { } }")]
    [InlineData("image a { { } .x")]
    [InlineData("csharp { \"")]
    [InlineData("'")]
    [InlineData("let x = 'a\\")]
    [InlineData("}}}}))))]]]]")]
    [InlineData("((((([[[[[{{{{{")]
    [InlineData("a fails\nb raises\n(c fails\n)")]
    [InlineData("\0\u0001\ud800")]
    public void Odd_text_comes_back(string text) => AssertRoundTrip(text);

    [Fact]
    public void Any_sequence_of_the_languages_own_pieces_comes_back()
        => Check(Gen.Elements(Samples.Pieces).ListOf(30).Select(p => string.Join("", p)), 3000);

    [Fact]
    public void Any_characters_come_back()
        => Check(Gen.Elements(Samples.Characters).ListOf(40).Select(c => new string([.. c])), 3000);

    [Fact]
    public void The_sample_with_pieces_cut_out_and_put_in_comes_back()
    {
        var text = Samples.FirstScript + Samples.EveryForm;
        var mutation =
            from position in Gen.Choose(0, text.Length - 1)
            from removed in Gen.Choose(0, 12)
            from piece in Gen.Elements(Samples.Pieces)
            select text[..position] + piece + text[Math.Min(text.Length, position + removed)..];
        Check(mutation, 500);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_one_diagnostic_with_their_offset()
    {
        var tree = SyntaxTree.Parse(SourceText.From([.. "let a = 1 # é"u8, 0xC3, 0x28], "bad.mem"));

        var diagnostic = Assert.Single(tree.Diagnostics);
        Assert.Equal("MEM1001", diagnostic.Id);
        Assert.Contains("offset 14", diagnostic.Message, StringComparison.Ordinal);
        Assert.Empty(tree.Root.Statements);
        Assert.Equal(tree.Text.ToString(), tree.ToString());
    }

    private static void Check(Gen<string> texts, int count)
        => Prop.ForAll(texts.ToArbitrary(), text => { AssertRoundTrip(text); return true; })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20_240_601, 7));

    private static void AssertRoundTrip(string text)
    {
        var tree = SyntaxTree.Parse(text);
        Assert.Equal(text, tree.ToString());
        Assert.Equal(text, FromTokens(tree));
        AssertParents(tree);
        foreach (var diagnostic in tree.Diagnostics)
            Assert.False(string.IsNullOrWhiteSpace(diagnostic.Message));
    }

    /// <summary>The text from the tokens of the tree and their trivia alone.</summary>
    private static string FromTokens(SyntaxTree tree)
    {
        var builder = new StringBuilder();
        foreach (var token in Samples.Tokens(tree.Root))
        {
            foreach (var trivia in token.LeadingTrivia)
                builder.Append(trivia);
            builder.Append(token.Text);
            foreach (var trivia in token.TrailingTrivia)
                builder.Append(trivia);
        }

        return builder.ToString();
    }

    private static void AssertParents(SyntaxTree tree)
    {
        var pending = new Stack<SyntaxNode>([tree.Root]);
        while (pending.TryPop(out var node))
        {
            foreach (var child in node.GetChildren())
            {
                Assert.Same(node, child.Parent);
                pending.Push(child);
            }
        }
    }
}
