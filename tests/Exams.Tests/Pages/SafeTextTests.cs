using MemDsl.Exams.Pages;

namespace MemDsl.Exams.Tests.Pages;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain é \u200D ok", "plain é \u200D ok")]
    [InlineData("\u001b[31m", "\\u{1B}[31m")]
    [InlineData("a\0b", "a\\u{0}b")]
    [InlineData("\u202Etxt\u2066", "\\u{202E}txt\\u{2066}")]
    [InlineData("\uFEFF\u200B", "\\u{FEFF}\\u{200B}")]
    [InlineData("\U000E0041", "\\u{E0041}")]
    [InlineData("\uFFFF", "\\u{FFFF}")]
    [InlineData("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne")]
    public void Everything_is_visible(string text, string seen) => Assert.Equal(seen, SafeText.Lines(text));

    [Fact]
    public void Half_a_character_is_shown_as_its_number() => Assert.Equal("x\\u{D800}y", SafeText.Lines("x\ud800y"));

    [Fact]
    public void A_line_is_one_line() => Assert.Equal("a b c", SafeText.Line("a\r\nb\tc"));
}
