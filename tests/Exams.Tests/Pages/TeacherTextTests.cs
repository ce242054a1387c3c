using MemDsl.Exams.Pages;

namespace MemDsl.Exams.Tests.Pages;

/// <summary>What teachers write in prompts, as pages show it.</summary>
public sealed class TeacherTextTests
{
    private const string Text = """
        A process maps *four* pages at `0x1000`,
        and **stores** a byte: 2 * 3 * 4.

        1. `sbrk(4K)`
        2. `mmap(8K)`,
           which may fail
        - one

            47      39
            |  pgd  |

        ```
        - not a list
        ```
        """;

    [Fact]
    public void Html_has_elements_for_what_is_marked() => Assert.Equal(
        "<p>A process maps <em>four</em> pages at <code>0x1000</code>, and <strong>stores</strong> a byte: 2 * 3 * 4.</p>\n"
        + "<ol><li><code>sbrk(4K)</code></li><li><code>mmap(8K)</code>, which may fail</li></ol>\n"
        + "<ul><li>one</li></ul>\n"
        + "<pre>47      39\n|  pgd  |</pre>\n"
        + "<pre>- not a list</pre>\n",
        TeacherText.ToHtml(Text).ToString());

    [Fact]
    public void Markdown_keeps_the_marks_and_escapes_the_rest() => Assert.Equal(
        "A process maps *four* pages at `0x1000`, and **stores** a byte: 2 \\* 3 \\* 4.\n\n"
        + "1. `sbrk(4K)`\n2. `mmap(8K)`, which may fail\n\n"
        + "- one\n\n"
        + "```\n47      39\n|  pgd  |\n```\n\n"
        + "```\n- not a list\n```\n",
        TeacherText.ToMarkdown(Text).ToString());

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("an `open mark", "an `open mark")]
    [InlineData("**", "**")]
    [InlineData("`<b>`", "<code>&lt;b&gt;</code>")]
    [InlineData("", "")]
    public void A_line_is_text_but_for_its_marks(string text, string html) => Assert.Equal(html, TeacherText.LineHtml(text).ToString());
}
