using MemDsl.Exams.Pages;

namespace MemDsl.Exams.Tests.Pages;

/// <summary>What stands between braces is text, unless its type says that it is markup.</summary>
public sealed class MarkupTests
{
    [Fact]
    public void Html_escapes_strings_and_keeps_markup()
    {
        var inner = Html.Of($"<b>{"a<b> & \"c\" 'd'"}</b>");

        Assert.Equal("<p><b>a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</b> 3</p>", Html.Of($"<p>{inner} {3}</p>").ToString());
    }

    [Theory]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("a|b", @"a\|b")]
    [InlineData("`x` *y* _z_ [l](u) ![i] ~s~ #h $m$", @"\`x\` \*y\* \_z\_ \[l\](u) \!\[i\] \~s\~ \#h \$m\$")]
    [InlineData("- item", @"\- item")]
    [InlineData("1. one", @"1\. one")]
    [InlineData("1.5 points", "1.5 points")]
    [InlineData("2)", @"2\)")]
    [InlineData("a\n# b", @"a \# b")]
    [InlineData("a - b", "a - b")]
    [InlineData("--- x", @"\-\-\- x")]
    [InlineData("&amp;", "&amp;amp;")]
    public void Markdown_escapes_what_would_mark_text_up(string text, string escaped) => Assert.Equal(escaped, Markdown.Of($"{text}").ToString());

    [Theory]
    [InlineData("a", "```\na\n```\n")]
    [InlineData("```\nx", "````\n```\nx\n````\n")]
    public void A_block_of_code_is_fenced_by_more_than_it_holds(string code, string block) => Assert.Equal(block, Markdown.CodeBlock(code).ToString());

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("`", "`` ` ``")]
    [InlineData("a``b", "```a``b```")]
    public void Code_in_a_line_is_fenced_by_more_than_it_holds(string code, string span) => Assert.Equal(span, Markdown.Code(code).ToString());
}
