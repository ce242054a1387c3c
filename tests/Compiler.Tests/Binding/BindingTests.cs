using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Binding;

public class BindingTests
{
    [Theory]
    [InlineData("let a: address = 0x1000")]
    [InlineData("assert buf + 4K - buf == 4096 and buf % 4K == 0 and buf & 0xfff == 0")]
    [InlineData("assert p.munmap(address(n * 4K), 4K) fails")]
    [InlineData("let x: number = 1\nassert x + 0.5 > 1")]
    [InlineData("assert p.vma(buf) == null\nprint p.vma(buf).next.start")]
    [InlineData("let v: vma = p.vma(buf)\nprint v.size + p.maps.map(m => m.size).max()")]
    [InlineData("let e: list<int> = []\nassert [1, 2] + e == [1, 2] and 3 in [1, 2] and buf in buf..+4K and \"a\" in \"ab\"")]
    [InlineData("for a in buf..+4K { p.touch(a..a + 1) }\np.touch(0x1000..0x2000)")]
    [InlineData("with p { let q = mmap(4K)\nmunmap(q, rss) }")]
    [InlineData("let r = try p.mmap(4K)\nif r.ok { print r.value + 1 } else { print r.errno == EINVAL, r.reason }")]
    [InlineData("let t = trace { p.store(buf, \"x\") }\nassert t.count(page_fault) == 1 and t.count() == 2\nprint t.of(page_fault).first().address, t.any(e => e.reason == \"\")")]
    [InlineData("fn even(x: int) -> bool { if x == 0 { return true } else { return odd(x - 1) } }\nfn odd(x: int) -> bool { return not even(x) }\nprint [1, 2].where(even)")]
    [InlineData("fn late() -> int { return later }\nlet later = 3\nprint late()")]
    [InlineData("spawn(app, args: [], limits: { stack: 8M..16M, nproc: 3 })")]
    [InlineData("let rw = 5\nlet mmap = 3\nprint rw + mmap")]
    [InlineData("while true { n += 1\nif n > 3 { break }\ncontinue }")]
    [InlineData("on cpu(1) { p.load(buf) }\ntick\nshow p.maps")]
    [InlineData("assert p.maps == maps {\n{buf}-{buf + 4K} rw-p 00000000\n...\n}")]
    [InlineData("p.mmap(4K, file: f)\np.mmap(4K, file: null)")]
    public void These_forms_are_right(string text) => Compile.Succeeds(text);

    [Fact]
    public void A_semantic_model_knows_types_symbols_and_scopes()
    {
        var text = Compile.Prelude + "fn g(q: process) -> address { return q.mmap(4K) }\nlet a = g(p)";
        var tree = SyntaxTree.Parse(text);
        var model = Compilation.Create(tree, TestLibrary.Instance).GetSemanticModel(tree);
        var declaration = tree.Root.Statements.OfType<VariableDeclarationSyntax>().Last();
        Assert.Equal(UnitType.Address, model.GetTypeInfo(declaration.Initializer));
        var call = (CallExpressionSyntax)declaration.Initializer;
        Assert.Equal("fn g(q: process) -> address", model.GetSymbolInfo(call.Target)!.ToString());
        Assert.Equal("let a: address", model.GetSymbolInfo(declaration.Name)!.ToString());
        var inside = model.LookupSymbols(text.IndexOf("return", StringComparison.Ordinal)).Select(s => s.Name).ToArray();
        Assert.Equal("q", inside[0]);
        Assert.Contains("buf", inside);
        Assert.DoesNotContain("a", inside);
    }

    [Fact]
    public void A_submission_sees_the_ones_before_and_may_declare_again()
    {
        var first = Submit(null, "var n = 1\nfn twice(x: int) -> int { return 2 * x }");
        var second = Submit(first, "let m = twice(n)");
        var third = Submit(second, "let n = \"text\"\nm");
        Assert.Empty(third.GetDiagnostics());
        var program = third.Emit().Program!;
        Assert.Equal(["n", "m", "n"], program.Globals.Select(g => g.Name));
        Assert.Equal(["main", "twice", "main", "main"], program.Functions.Select(f => f.Name));
        Assert.Contains("SubmissionValue", program.Main.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Imports_bring_declarations_once_and_cycles_are_found()
    {
        var files = new Files { ["a.mem"] = "import \"b.mem\"\nimport \"c.mem\"\nlet k = 2", ["b.mem"] = "import \"c.mem\"\nfn b() -> int { return c() }", ["c.mem"] = "fn c() -> int { return 1 }\nprint 9" };
        Assert.Empty(files.Compile("import \"a.mem\"\nprint b() + c() + k").GetDiagnostics());
        files["c.mem"] = "import \"a.mem\"";
        Assert.Contains("MEM2046", files.Compile("import \"a.mem\"").GetDiagnostics().Select(d => d.Id));
        Assert.Equal(["MEM2045"], files.Compile("import \"no.mem\"").GetDiagnostics().Select(d => d.Id));
    }

    [Theory]
    [InlineData("let y = ", "n", " + ", 100_000, "")]
    [InlineData("assert ", "n == 1", " and ", 50_000, "")]
    [InlineData("let y = ", "1", " + ", 100_000, "")]
    [InlineData("assert ", "n", " + ", 50_000, " == 3")]
    public void Chains_have_any_length(string before, string operand, string joint, int count, string after)
    {
        var program = Compile.Program(Compile.Prelude + before + string.Join(joint, Enumerable.Repeat(operand, count)) + after);
        Assert.True(program.Main.SlotCount < 1000);
    }

    private static Compilation Submit(Compilation? previous, string text) => Compilation.CreateScript(previous, SyntaxTree.Parse(text), TestLibrary.Instance);

    private sealed class Files : ImportResolver
    {
        private readonly Dictionary<string, string> _files = [];

        public string this[string path] { set => _files[path] = value; }

        public Compilation Compile(string text) =>
            Compilation.Create(SyntaxTree.Parse(text, "main.mem"), TestLibrary.Instance, new CompilationOptions { Imports = this });

        public override ImportResult Resolve(string importingPath, string path) =>
            _files.TryGetValue(path, out var text) ? new ImportResult.Found(SyntaxTree.Parse(text, path)) : new ImportResult.Failed("there is no such file");
    }
}
