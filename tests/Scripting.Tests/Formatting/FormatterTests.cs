using System.Text.RegularExpressions;
using MemDsl.Compiler;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Tests.Documentation;
using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Formatting;

/// <summary>Every script of the repository keeps its meaning and its comments; what is laid out is laid out.</summary>
public sealed partial class FormatterTests
{
    public static TheoryData<string> Folders =>
    [
        .. Directory.EnumerateDirectories(Repository.Scenarios).Append(Repository.Examples).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Scripts_of_the_repository_keep_their_meaning(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.mem", SearchOption.AllDirectories))
        {
            KeepsItsMeaning(SyntaxTree.Parse(SourceText.From(File.ReadAllBytes(path), path)));
        }
    }

    [Fact]
    public void Scripts_of_the_pages_keep_their_meaning()
    {
        string[] pages = [Path.Combine(Repository.Root, "README.md"), .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")];
        var scripts = pages.SelectMany(page => DocumentedScript.In(page, page)).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts) KeepsItsMeaning(SyntaxTree.Parse(script.Text, Path.Combine(Repository.Root, script.FileName)));
    }

    private static void KeepsItsMeaning(SyntaxTree tree)
    {
        if (tree.Diagnostics.Any(diagnostic => diagnostic.IsError)) return;
        var text = Formatter.Format(tree);
        var formatted = SyntaxTree.Parse(text, tree.Path);
        Assert.Equal(text, Formatter.Format(formatted));
        Assert.Equal(Meaning(tree), Meaning(formatted));
        Assert.Equal(Comments(tree), Comments(formatted));
    }

    [Fact]
    public void Lessons_are_laid_out()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.Examples, "*.mem"))
        {
            var text = File.ReadAllText(path);
            Assert.True(text == Formatter.Format(SyntaxTree.Parse(text, path)), $"mem fmt {path}");
        }
    }

    [Theory]
    [InlineData("let a=1;let  b = - a+ ~2", "let a = 1\nlet b = -a + ~2\n")]
    [InlineData("\n\nlet a = 1\n\n\n\nlet b = 2\n\n", "let a = 1\n\nlet b = 2\n")]
    [InlineData("fn f( a:int , b :list< int >)->int?{return a}", "fn f(a: int, b: list<int>) -> int? { return a }\n")]
    [InlineData("fn f( a:int=4 ,g:fn( int,list<int>)->fn( )->bool )->fn(int){return x=>g( x )}", "fn f(a: int = 4, g: fn(int, list<int>) -> fn() -> bool) -> fn(int) { return x => g(x) }\n")]
    [InlineData("if a{b()}\nelse   if c { d( ) }\nelse{ }", "if a { b() } else if c { d() } else { }\n")]
    [InlineData("if a\n{\nb();c()}", "if a {\n  b()\n  c()\n}\n")]
    [InlineData("for i in 0 .. 5 { p . touch(a ..+ 2*4K) }", "for i in 0..5 { p.touch(a..+2 * 4K) }\n")]
    [InlineData("let x = f(1,\n2,\n   g(\n3)\n)", "let x = f(1,\n  2,\n  g(\n    3)\n)\n")]
    [InlineData("let x = a +\n b", "let x = a +\n  b\n")]
    [InlineData("p\n   .mmap(4K)", "p\n  .mmap(4K)\n")]
    [InlineData("p.mmap(4K, PROT_READ | PROT_WRITE, a|1)", "p.mmap(4K, PROT_READ|PROT_WRITE, a | 1)\n")]
    [InlineData("spawn(app, limits: {stack : 8M})", "spawn(app, limits: { stack: 8M })\n")]
    [InlineData("machine x86_64{ram=64M;vm . max_map_count=5}", "machine x86_64 { ram = 64M; vm.max_map_count = 5 }\n")]
    [InlineData("image a {\n.text 4K r-x\n.rodata   8K r--\n\n.bss 4K rw- nobits\nentry .text + 0x10 }", "image a {\n  .text   4K r-x\n  .rodata 8K r--\n\n  .bss 4K rw- nobits\n  entry .text+0x10\n}\n")]
    [InlineData("assert p.maps == maps {\n00400000-00401000 r--p  00000000   app\n...\n}", "assert p.maps == maps {\n  00400000-00401000 r--p  00000000   app\n  ...\n}\n")]
    [InlineData("assert p.maps == maps {\n {a + 1}-* r--p 0 app\n *-{b} * * *\n}\na()", "assert p.maps == maps {\n  {a + 1}-* r--p 0 app\n  *-{b} * * *\n}\na()\n")]
    [InlineData("a() # one\nbb() # two\n\nc() # three", "a()   # one\nbb()  # two\n\nc()  # three\n")]
    [InlineData("let a = ", null)]
    [InlineData("if a { # why\n # what\nb()\n\n# last\n}", "if a {  # why\n  # what\n  b()\n\n  # last\n}\n")]
    [InlineData("if a { }\n# between\nelse { }", "if a { }\n# between\nelse { }\n")]
    [InlineData("f(1, # one\n  2)", "f(1,  # one\n  2)\n")]
    [InlineData("let n = csharp<int>{return 1;}\ncsharp {\n  x( );\n   }", "let n = csharp<int> { return 1; }\ncsharp {\n  x( );\n}\n")]
    [InlineData("print $\"{a+b:x}\", \"\"\"\n    raw\n    \"\"\"", "print $\"{a+b:x}\", \"\"\"\n    raw\n    \"\"\"\n")]
    [InlineData("let f = [1,2].where( x=>x>1 )", "let f = [1, 2].where(x => x > 1)\n")]
    [InlineData("assert a() fails\nassert b() raises SIGSEGV( SEGV_MAPERR )", "assert a() fails\nassert b() raises SIGSEGV(SEGV_MAPERR)\n")]
    [InlineData("exercise \"e\"{vary n in[1,2]where n>1;given{let a=n}}", "exercise \"e\" { vary n in [1, 2] where n > 1; given { let a = n } }\n")]
    [InlineData("exercise \"e\" {\n# about\nseed   \"s\" # why\n\n\nquestion q \"?\"\n{\npoints 1;key {\nreturn 1}\n# last\n}\n}", "exercise \"e\" {\n  # about\n  seed \"s\"  # why\n\n  question q \"?\" {\n    points 1\n    key {\n      return 1\n    }\n    # last\n  }\n}\n")]
    [InlineData("exercise \"e\" { task t \"!\" {\ncheck   \"c\" points 1   hidden reveal note because \"x\"{ }\nforbid a , b\nlimit operations   3 } }", "exercise \"e\" {\n  task t \"!\" {\n    check \"c\" points 1 hidden reveal note because \"x\" { }\n    forbid a, b\n    limit operations 3\n  }\n}\n")]
    [InlineData("answer a=1\nanswer b{f( )}\nanswer c = maps {\n...\n}", "answer a = 1\nanswer b { f() }\nanswer c = maps {\n  ...\n}\n")]
    [InlineData("on cpu(1){tick}", "on cpu(1) { tick }\n")]
    [InlineData("", "")]
    [InlineData("# about\n\n\n# more\n\na()", "# about\n\n# more\n\na()\n")]
    [InlineData("# only a comment", "# only a comment\n")]
    [InlineData("if a { b(1\r* 2) }", "if a {\n  b(1\n    * 2)\n}\n")]
    [InlineData("let a = 1\r\nlet b = 2\r\n", "let a = 1\nlet b = 2\n")]
    public void Text_is_laid_out(string text, string? expected)
    {
        var tree = SyntaxTree.Parse(text);
        if (expected is null)
        {
            Assert.Throws<ArgumentException>(() => Formatter.Format(tree));
            return;
        }

        var formatted = Formatter.Format(tree);
        Assert.Equal(expected, formatted);
        Assert.Equal(formatted, Formatter.Format(SyntaxTree.Parse(formatted)));
    }

    /// <summary>The operations without their places, or the ids of what is wrong.</summary>
    private static string Meaning(SyntaxTree tree)
    {
        var root = Path.GetDirectoryName(tree.Path)!;
        var options = new CompilationOptions { Imports = new ScriptImports(ScriptOptions.Default, root, 0) };
        var emitted = Compilation.Create(tree, MemLibrary.Instance.Library, options).Emit();
        return emitted.Program is { } program
            ? SpanPattern().Replace(program.ToString(), "")
            : string.Join(' ', emitted.Diagnostics.Select(diagnostic => diagnostic.Id + diagnostic.Message));
    }

    private static List<string> Comments(SyntaxTree tree)
    {
        var comments = new List<string>();
        var pending = new Stack<SyntaxNode>();
        pending.Push(tree.Root);
        while (pending.TryPop(out var node))
        {
            if (node is SyntaxToken token)
                comments.AddRange(token.LeadingTrivia.Concat(token.TrailingTrivia).Where(trivia => trivia.Kind == SyntaxKind.CommentTrivia).Select(trivia => trivia.ToString().TrimEnd()));
            foreach (var child in node.GetChildren().Reverse()) pending.Push(child);
        }

        return comments;
    }

    [GeneratedRegex(@"\[\d+\.\.\d+\) *")]
    private static partial Regex SpanPattern();
}
