using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Syntax;

/// <summary>Where a newline ends a statement, and which words are keywords where.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData("a()\nb()", 2)]
    [InlineData("a(); b();", 2)]
    [InlineData("f(1,\n2\n)", 1)]
    [InlineData("f[1\n]", 1)]
    [InlineData("let x = [\n1,\n2\n]", 1)]
    [InlineData("let x =\n1", 1)]
    [InlineData("let x = 1 +\n2", 1)]
    [InlineData("let x = 1\n- f()", 2)]
    [InlineData("let x = a and\nb or\nnot\nc", 1)]
    [InlineData("let x = 0..\n5", 1)]
    [InlineData("let f = x =>\nx", 1)]
    [InlineData("print 1,\n2", 1)]
    [InlineData("a\n.b\n  # comment\n\n  .c()", 1)]
    [InlineData("if a { }\n\nelse { }", 1)]
    [InlineData("if a\n{ }", 1)]
    [InlineData("fn f()\n{ }", 1)]
    [InlineData("test \"t\"\n{ }", 1)]
    [InlineData("f(trace {\na()\nb()\n}, 1)", 1)]
    [InlineData("assert a() fails\nb()", 2)]
    [InlineData("assert a() raises\nb()", 2)]
    [InlineData("assert a() fails\n.b()", 1, "MEM1009")]
    [InlineData("x += 1 # comment\ny()", 2)]
    public void Newlines_end_statements_where_they_should(string text, int statements, string? error = null)
    {
        var tree = SyntaxTree.Parse(text);

        Assert.Equal(error is null ? [] : [error], tree.Diagnostics.Select(d => d.Id));
        Assert.Equal(statements, tree.Root.Statements.Length);
    }

    [Theory]
    [InlineData("let machine = 1", SyntaxKind.VariableDeclaration)]
    [InlineData("image.x()", SyntaxKind.ExpressionStatement)]
    [InlineData("file = 3", SyntaxKind.AssignmentStatement)]
    [InlineData("file data = file(\"x\")", SyntaxKind.FileDeclaration)]
    [InlineData("print = 3", SyntaxKind.AssignmentStatement)]
    [InlineData("print.x()", SyntaxKind.ExpressionStatement)]
    [InlineData("print (1)", SyntaxKind.PrintStatement)]
    [InlineData("print -1", SyntaxKind.PrintStatement)]
    [InlineData("print", SyntaxKind.PrintStatement)]
    [InlineData("tick", SyntaxKind.TickStatement)]
    [InlineData("tick()", SyntaxKind.ExpressionStatement)]
    [InlineData("test(1)", SyntaxKind.ExpressionStatement)]
    [InlineData("requires(1)", SyntaxKind.ExpressionStatement)]
    [InlineData("fails = 1", SyntaxKind.AssignmentStatement)]
    [InlineData("a.on.with.if()", SyntaxKind.ExpressionStatement)]
    [InlineData("f(with: 1, on: 2, if: 3)", SyntaxKind.ExpressionStatement)]
    [InlineData("machine x86_64 { on = 1; aslr = on; if.for = 2 }", SyntaxKind.MachineDeclaration)]
    [InlineData("if maps { f() }", SyntaxKind.IfStatement)]
    [InlineData("for a in maps { f() }", SyntaxKind.ForStatement)]
    [InlineData("with trace { f() }", SyntaxKind.WithStatement)]
    [InlineData("if p.maps == (maps { ... }) { f() }", SyntaxKind.IfStatement)]
    [InlineData("trace { f() }", SyntaxKind.ExpressionStatement)]
    public void Words_are_keywords_only_in_their_place(string text, SyntaxKind kind)
    {
        var tree = SyntaxTree.Parse(text);

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(kind, tree.Root.Statements.Single().Kind);
    }

    [Theory]
    [InlineData("let x = 1", true)]
    [InlineData("", true)]
    [InlineData("let x =", false)]
    [InlineData("f(1,", false)]
    [InlineData("if a {", false)]
    [InlineData("if a", false)]
    [InlineData("if a { }", true)]
    [InlineData("test \"t\" {\n}", true)]
    [InlineData("print \"\"\"\nx", false)]
    [InlineData("print \"x", true)]
    [InlineData("1 +", false)]
    [InlineData(")", true)]
    [InlineData("assert p.maps == maps {\n  ...", false)]
    [InlineData("csharp { var a = \"}\";", false)]
    public void A_submission_is_complete_unless_it_stops_too_early(string text, bool expected)
        => Assert.Equal(expected, SyntaxTree.IsCompleteSubmission(text));

    [Fact]
    public void The_generated_parser_decides_by_the_next_token_alone()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MemDsl.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var parser = File.ReadAllText(Path.Combine(folder, "src/Compiler/Syntax/Parsing/Generated/MemParser.cs"));

        Assert.Contains("partial class MemParser", parser, StringComparison.Ordinal);
        Assert.DoesNotContain("AdaptivePredict", parser, StringComparison.Ordinal);
    }
}
