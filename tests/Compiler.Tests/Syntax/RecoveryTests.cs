using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Syntax;

/// <summary>Each mistake gives one message at its place, and those after it are found too. <c>⟦ ⟧</c> marks where.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("let ⟦=⟧ 3", "expected a name, found '='")]
    [InlineData("let y⟦⟧\nf()", "expected '=', found the end of the line")]
    [InlineData("let x =⟦⟧\nlet y = 2", "expected an expression, found the end of the line")]
    [InlineData("f(1, 2⟦⟧\nlet q = 1", "expected ',' or ')', found the end of the line")]
    [InlineData("f(1, 2⟦⟧\ng()", "expected ',' or ')', found the end of the line")]
    [InlineData("f(1 ⟦2⟧)", "expected ',' or ')', found '2'")]
    [InlineData("f(1, ⟦,⟧ 2)", "expected an expression, found ','")]
    [InlineData("foo ⟦bar⟧ baz", "expected the end of the statement, found 'bar'")]
    [InlineData("⟦)⟧ x", "this ')' closes nothing")]
    [InlineData("⟦}⟧\nf()", "this '}' closes nothing")]
    [InlineData("⟦else⟧ { }", "a statement cannot begin with 'else'")]
    [InlineData("if x == ⟦{⟧\n  f()\n}\ng()", "expected an expression, found '{'")]
    [InlineData("while x⟦⟧\n  f()\n}\ng()", "expected '{', found the end of the line")]
    [InlineData("for ⟦in⟧ xs { f() }", "expected a name, found 'in'")]
    [InlineData("for x ⟦xs⟧ { f() }", "expected 'in', found 'xs'")]
    [InlineData("fn f(⟦a⟧, b: int) { }", "the parameter 'a' needs a type")]
    [InlineData("fn f(a: ⟦)⟧ { }", "expected a type, found ')'")]
    [InlineData("assert 0 < 1 ⟦<⟧ 2", "comparisons do not chain")]
    [InlineData("let a = 1..2⟦..⟧3", "ranges do not chain")]
    [InlineData("assert f() fails E ⟦fails⟧ F", "'fails' and 'raises' do not chain")]
    [InlineData("assert a == ⟦not⟧ b", "'not' binds more loosely than the operator before it: put it in parentheses")]
    [InlineData("⟦f()⟧ = 3", "only a variable can be assigned to")]
    [InlineData("let a = ⟦1⟧ => 2", "the left side of '=>' is one name")]
    [InlineData("test ⟦{⟧ f() }", "expected a string, found '{'")]
    [InlineData("test \"t\" ⟦{⟧\n  f()", "this '{' is never closed")]
    [InlineData("machine x86_64 { ram ⟦64M⟧\n cpus = 2 }", "expected '=', found '64M'")]
    [InlineData("image a {\n .data ⟦rw-⟧ 4K\n .text 4K r-x\n}", "expected a size or number, found 'rw-'")]
    [InlineData("assert p.maps == maps {\n ⟦00400000 r-xp⟧\n ...\n}", "a line of maps is 'start-end perms offset [dev inode] name'")]
    [InlineData("let a = 1 ⟦!⟧ + 2", "unexpected character '!'")]
    [InlineData("if a { print (1 ⟦}⟧\nf()", "expected ')', found '}'")]
    [InlineData("exercise ⟦{⟧ }", "expected a string, found '{'")]
    [InlineData("exercise \"e\" {\n ⟦varry⟧ n in 0..2\n seed \"s\"\n}", "expected a line of an exercise, found 'varry'")]
    [InlineData("exercise \"e\" {\n ⟦let⟧ n = 2\n seed \"s\"\n}", "expected a line of an exercise, found 'let'")]
    [InlineData("exercise \"e\" {\n vary n ⟦[⟧1]\n}", "expected 'in', found '['")]
    [InlineData("exercise \"e\" {\n given ⟦print⟧ 1\n seed \"s\"\n}", "expected '{', found 'print'")]
    [InlineData("exercise \"e\" {\n question q \"?\" {\n  key⟦⟧\n  points 1\n }\n}", "expected '{' or an expression, found the end of the line")]
    [InlineData("exercise \"e\" {\n question ⟦\"q\"⟧ { }\n}", "expected a name, found '\"q\"'")]
    [InlineData("exercise \"e\" {\n task t \"!\" {\n  check ⟦points⟧ 1 { }\n }\n}", "expected a string, found 'points'")]
    [InlineData("exercise \"e\" {\n task t \"!\" {\n  check \"c\" ⟦point⟧ 1 { }\n }\n}", "expected 'points', 'because', 'hidden', 'reveal' or '{', found 'point'")]
    [InlineData("exercise \"e\" {\n given⟦⟧\n  let p = 1\n }\n prompt \"?\"\n}", "expected '{', found the end of the line")]
    [InlineData("exercise \"e\" {\n task t \"!\"⟦⟧\n  points 1\n  check \"c\" points 1 { }\n }\n prompt \"?\"\n}", "expected '{', found the end of the line")]
    [InlineData("exercise \"e\" {\n given⟦⟧\n prompt \"?\"\n}", "expected '{', found the end of the line")]
    [InlineData("exercise \"e\" {\n question q \"?\" {\n  distractor 3 ⟦becuase⟧ \"no\"\n }\n}", "expected 'because', found 'becuase'")]
    [InlineData("answer q⟦⟧", "expected '=' or '{', found the end of the line")]
    [InlineData("answer q = 1 +⟦⟧\nanswer r = 2", "expected an expression, found the end of the line")]
    public void A_mistake_is_one_message_at_its_place(string marked, string message)
    {
        var annotated = AnnotatedText.Parse(marked + "\nlet after = 1");

        var tree = SyntaxTree.Parse(annotated.Text);

        var diagnostic = Assert.Single(tree.Diagnostics);
        Assert.Equal(message, diagnostic.Message);
        Assert.Equal(annotated.Spans.Single(), diagnostic.Location!.Span);
        if (!message.Contains("never closed", StringComparison.Ordinal))
            Assert.Equal("after", Assert.IsType<VariableDeclarationSyntax>(tree.Root.Statements[^1]).Name.Text);
    }

    [Fact]
    public void Several_mistakes_are_several_messages()
    {
        var annotated = AnnotatedText.Parse(
            """
            let ⟦=⟧ 3
            test "one" {
              let a = f(1, ⟦⟧
              let b = 4⟦⟧ 
              if b ⟦⟧ { f(⟦+⟧) }
              assert a ⟦b⟧
            }
            let s = ⟦"abc⟧
            """.Replace("4⟦⟧ ", "4", StringComparison.Ordinal).Replace("b ⟦⟧ {", "b {", StringComparison.Ordinal).Replace("1, ⟦⟧", "1,⟦⟧", StringComparison.Ordinal));

        var tree = SyntaxTree.Parse(annotated.Text);

        Assert.Equal(annotated.Spans, tree.Diagnostics.Select(d => d.Location!.Span));
    }

    [Fact]
    public void A_diagnostic_shows_its_line_underlined_and_its_help()
    {
        var diagnostic = SyntaxTree.Parse("# size\n\tlet n = 4KB + 1", "a.mem").Diagnostics.Single();

        Assert.Equal(
            "a.mem(2,10): error MEM1003: '4KB' is not a number\n  \tlet n = 4KB + 1\n  \t        ^~~\n  help: sizes are written 4K\n",
            MemDsl.Compiler.Diagnostics.DiagnosticFormatter.Format(diagnostic));
    }

    [Fact]
    public void Every_descriptor_has_an_id_of_its_own_and_words()
    {
        var all = MemDsl.Compiler.Diagnostics.DiagnosticDescriptors.All;

        Assert.Equal(all.Length, all.Select(d => d.Id).Distinct().Count());
        Assert.All(all, d =>
        {
            Assert.Matches("^MEM[1-5][0-9]{3}$", d.Id);
            Assert.False(string.IsNullOrWhiteSpace(d.Title) || string.IsNullOrWhiteSpace(d.Explanation));
        });
    }

    [Fact]
    public void The_examples_of_syntax_diagnostics_have_that_diagnostic()
    {
        foreach (var descriptor in MemDsl.Compiler.Diagnostics.DiagnosticDescriptors.All.Where(d => d.Id.StartsWith("MEM1", StringComparison.Ordinal)))
        {
            if (descriptor.Example is { } example)
                Assert.Contains(descriptor.Id, SyntaxTree.Parse(example).Diagnostics.Select(d => d.Id));
        }
    }
}
