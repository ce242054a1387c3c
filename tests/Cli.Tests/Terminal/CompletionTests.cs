namespace MemDsl.Cli.Tests.Terminal;

/// <summary>Tab: as far as there is no choice, then a menu.</summary>
public sealed class CompletionTests
{
    [Fact]
    public void What_there_is_no_choice_about_is_inserted()
    {
        var typist = new Typist().Type("pr<Tab>");

        Assert.Equal("print|", typist.Text);
        Assert.Empty(typist.Below);
    }

    [Fact]
    public void A_common_beginning_is_inserted_and_the_choices_are_shown()
    {
        var typist = new Typist().Type("p.m<Tab>");

        Assert.Equal("p.mm|", typist.Text);
        Assert.Equal([" mm             mm_struct", " mmap           mmap(length: bytes, prot: prot = rw) -> address", " mmap_min_addr  bytes"], typist.Below);
    }

    [Fact]
    public void Tab_goes_round_and_shows_what_the_chosen_one_is_about()
    {
        var typist = new Typist().Type("p.m<Tab><Tab><Tab>");
        Assert.Equal("p.mmap|", typist.Text);
        Assert.Equal(" Maps pages.", typist.Below[^1]);

        Assert.Equal("p.mmap_min_addr|", typist.Type("<Tab>").Text);
        Assert.Equal("p.mm|", typist.Type("<Tab>").Text);
        Assert.Equal("p.mmap_min_addr|", typist.Type("<S-Tab>").Text);
        Assert.Equal("p.mmap|", typist.Type("<Up>").Text);
    }

    [Theory]
    [InlineData("p.m<Tab><Tab><Tab><Enter>", "p.mmap|", false)]
    [InlineData("p.m<Tab><Tab><Tab><Escape>", "p.mm|", false)]
    [InlineData("p.m<Tab><Tab><Tab>(", "p.mmap(|", false)]
    [InlineData("p.m<Tab>ap", "p.mmap|", true)]
    [InlineData("p.m<Tab>x", "p.mmx|", false)]
    [InlineData("p.m<Tab><Backspace>", "p.m|", true)]
    [InlineData("p.m<Tab><Tab><Left>", "p.m|m", false)]
    [InlineData("p.m<Tab><Tab><Tab><C-_>", "p.mm|", false)]
    public void The_menu_closes_with_the_choice_or_follows_what_is_typed(string keys, string text, bool isOpen)
    {
        var typist = new Typist().Type(keys);

        Assert.Equal(text, typist.Text);
        Assert.Equal(isOpen, typist.Below.Any(line => line.StartsWith(" mmap ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_nothing_fits_nothing_happens()
    {
        var typist = new Typist().Type("zz<Tab>");

        Assert.Equal("zz|", typist.Text);
        Assert.Empty(typist.Below);
    }

    [Fact]
    public void The_rest_of_the_text_stays()
    {
        Assert.Equal("f(print|, 1)", new Typist().Type("f(pr, 1)<C-Left><Left><Left><Tab>").Text);
    }
}
