using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Tests.Binding;

namespace MemDsl.Compiler.Tests.Completion;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("p.mm‸", "mmap")]
    [InlineData("p.‸", "exit fork load maps mmap munmap phys pid rss sbrk store touch vma")]
    [InlineData("p.‸\nlet q = 1", "exit fork load maps mmap munmap phys pid rss sbrk store touch vma")]
    [InlineData("p.M‸", "maps mmap munmap")]
    [InlineData("p.mp‸", "maps mmap munmap")]
    [InlineData("p.‸maps", "exit fork load maps mmap munmap phys pid rss sbrk store touch vma")]
    [InlineData("p.maps[0].‸", "next size start")]
    [InlineData("p.vma(buf).‸", "next size start")]
    [InlineData("p.vma(buf).next.s‸", "size start")]
    [InlineData("p.maps.‸", "all any count first length map max min sum where")]
    [InlineData("p.maps.where(v => v.‸", "next size start")]
    [InlineData("p.maps.where(v => v.‸)", "next size start")]
    [InlineData("p.maps.where(v => v.size > 4K and v.s‸", "size start")]
    [InlineData("for v in p.maps { print v.‸ }", "next size start")]
    [InlineData("for v in p.maps {\n  print v.‸", "next size start")]
    [InlineData("let r = try p.mmap(4K)\nr.‸", "errno ok reason signal value")]
    [InlineData("assert (buf..+4K).‸", "end length start")]
    [InlineData("print $\"{p.r‸}\"", "rss")]
    [InlineData("print $\"{p.r‸", "rss")]
    [InlineData("if p.r‸", "rss")]
    [InlineData("p.mmap(p.r‸", "rss")]
    [InlineData("fn g(q: process) { q.r‸ }", "rss")]
    [InlineData("fn g(q: process) {\n  q.r‸", "rss")]
    [InlineData("\"abc\".‸", "length")]
    [InlineData("p.rss = p.r‸", "rss")]
    [InlineData("p.r‸ = 3", "rss")]
    [InlineData("test \"x\" { p.r‸", "rss")]
    [InlineData("nothing.‸", "")]
    [InlineData("4.‸", "")]
    public void Members_of_what_stands_before_a_dot(string marked, string labels) => Assert.Equal(labels, Marked.Labels(marked));

    [Theory]
    [InlineData("bu‸", "buf buddyinfo BUS_ADRERR")]
    [InlineData("let buffer = bu‸", "buf buddyinfo BUS_ADRERR")]
    [InlineData("assert bu‸", "buf buddyinfo BUS_ADRERR")]
    [InlineData("with p { mm‸ }", "mmap")]
    [InlineData("with p {\n  mm‸", "mmap")]
    [InlineData("with p {\n  let a = mm‸", "mmap")]
    [InlineData("with p { }\nmma‸", "")]
    [InlineData("fn grow(pages: int) { pa‸ }", "pages page_fault")]
    [InlineData("fn grow(pages: int) { }\npages‸", "")]
    [InlineData("fn grow(pages: int) { }\ngr‸", "grow")]
    [InlineData("gr‸\nfn grow(pages: int) { }", "grow")]
    [InlineData("later‸\nlet later1 = 1", "")]
    [InlineData("n = n + buf‸", "buf")]
    [InlineData("PROT_‸", "PROT_READ PROT_WRITE")]
    [InlineData("let kind = page‸", "page_fault")]
    public void Names_that_can_be_seen(string marked, string labels) => Assert.Equal(labels, Marked.Labels(marked));

    [Theory]
    [InlineData("p.mmap(4K, fl‸", "flags:")]
    [InlineData("p.mmap(4K, fl‸)", "flags:")]
    [InlineData("p.mmap(4K, flags: anon, of‸", "offset:")]
    [InlineData("p.mmap(4K, flags: anon, ‸)", "at: file: offset: prot:")]
    [InlineData("p.mmap(4K, ‸)", "PROT_READ PROT_WRITE r rw at: file: flags: offset: prot:")]
    [InlineData("p.mmap(4K, PROT_READ|‸", "PROT_READ PROT_WRITE r rw")]
    [InlineData("p.mmap(4K, PROT_READ|PROT_‸", "PROT_READ PROT_WRITE")]
    [InlineData("p.mmap(4K, rw, ‸", "anon MAP_ANONYMOUS MAP_PRIVATE private at: file: flags: offset:")]
    [InlineData("p.mmap(4K, flags: ‸", "anon MAP_ANONYMOUS MAP_PRIVATE private")]
    [InlineData("with p { mmap(4K, ‸) }", "PROT_READ PROT_WRITE r rw at: file: flags: offset: prot:")]
    [InlineData("spawn(‸", "app args: image: limits: uid:")]
    [InlineData("spawn(app, limits: { ‸", "nproc: stack:")]
    [InlineData("spawn(app, limits: { ‸ })", "nproc: stack:")]
    [InlineData("spawn(app, limits: { st‸", "stack:")]
    [InlineData("spawn(app, limits: { stack: 8M, ‸ })", "nproc:")]
    [InlineData("let t = trace { p.fork() }\nt.count(‸", "cow_copy e => page_fault kind:")]
    [InlineData("let t = trace { p.fork() }\nt.of(pa‸)", "page_fault")]
    [InlineData("p.maps.where(‸", "v =>")]
    [InlineData("let v = 1\np.maps.where(‸)", "x =>")]
    [InlineData("let v = 1\nlet x = 2\nlet it = 3\np.maps.map(‸)", "x1 =>")]
    [InlineData("fn grow(p: process, pages: int) { }\ngrow(q‸", "")]
    [InlineData("fn grow(q: process, pages: int) { }\ngrow(‸", "p spawn pages: q:")]
    public void Arguments_that_fit(string marked, string first) => Assert.Equal(first, Marked.Labels(marked, first.Length == 0 ? int.MaxValue : first.Split(' ').Length - first.Split("=>").Length + 1));

    [Theory]
    [InlineData("assert p.mmap(0) fails ‸", "EINVAL ENOMEM")]
    [InlineData("assert p.mmap(0) fails EI‸", "EINVAL")]
    [InlineData("assert p.mmap(0) fails ‸\nlet x = 1", "EINVAL ENOMEM")]
    [InlineData("assert p.load(0) raises ‸", "SIGBUS SIGSEGV")]
    [InlineData("assert p.load(0) raises SIGSEGV(‸", "SEGV_ACCERR SI_KERNEL")]
    [InlineData("assert p.load(0) raises SIGBUS(‸)", "BUS_ADRERR SI_KERNEL")]
    [InlineData("assert p.load(0) ‸", "and fails in or raises")]
    [InlineData("assert p.load(0) fa‸", "fails")]
    [InlineData("let r = try p.mmap(0)\nassert r.errno == ‸", "EINVAL ENOMEM", 2)]
    [InlineData("for v ‸", "in")]
    [InlineData("if true { } ‸", "else", 1)]
    [InlineData("if true { } el‸", "else")]
    [InlineData("as‸", "assert")]
    [InlineData("for i in 0..3 { br‸ }", "break")]
    [InlineData("brea‸", "")]
    [InlineData("fn g() { ret‸", "return")]
    [InlineData("let ‸", "")]
    [InlineData("let na‸", "")]
    [InlineData("fn ‸", "")]
    [InlineData("let x: ‸ = 1", "address bool bytes errno event_kind int list number pfn range result signal signal_code string cow_copy_event event file image page_fault_event process vma")]
    [InlineData("fn g(p: pro‸", "process")]
    [InlineData("fn g(p: process) -> add‸", "address")]
    [InlineData("let l: list<v‸", "vma")]
    [InlineData("print $\"{n:‸}\"", "K M x")]
    [InlineData("on ‸", "cpu")]
    [InlineData("print ‸", "app buf f n p", 5)]
    [InlineData("with ‸", "p spawn app", 3)]
    public void Words_of_a_place(string marked, string labels, int most = int.MaxValue) => Assert.Equal(labels, Marked.Labels(marked, most));

    [Theory]
    [InlineData("machine ‸", "x86_32 x86_64")]
    [InlineData("machine x86_64 { ‸", "aslr layout ram vm.max_map_count")]
    [InlineData("machine x86_64 { ra‸ }", "ram")]
    [InlineData("machine x86_64 { ram = 64M; ‸ }", "aslr layout vm.max_map_count")]
    [InlineData("machine x86_64 {\n ram = 64M\n vm.m‸\n}", "vm.max_map_count")]
    [InlineData("machine x86_64 { layout = ‸ }", "legacy topdown")]
    [InlineData("machine x86_64 { layout = le‸", "legacy")]
    [InlineData("machine x86_64 { aslr = ‸", "off on")]
    [InlineData("machine x86_64 { ram = ‸", "")]
    [InlineData("image a { ‸", ".bss .data .rodata .text base class entry interp load stack type")]
    [InlineData("image a { .t‸ }", ".text")]
    [InlineData("image a { .text 8K ‸ }", "--- --x -w- -wx r-- r-x rw- rwx")]
    [InlineData("image a { .text 8K r-‸ }", "r-- r-x")]
    [InlineData("image a {\n .text 8K r-x\n type ‸\n}", "dyn exec")]
    [InlineData("image a {\n .text 8K r-x\n entry .‸\n}", ".text")]
    [InlineData("image a {\n interp ‸\n}", "a app")]
    [InlineData("image a {\n .text 8K r-x ‸\n}", "nobits")]
    [InlineData("image a {\n load 0x400000 r-x filesz 4K ‸\n}", "align memsz")]
    [InlineData("image sh = ‸", "elf")]
    [InlineData("file g = ‸", "file")]
    [InlineData("file g = file(\"a\", siz‸", "size:")]
    [InlineData("requires ‸", "elf file")]
    public void Blocks_with_words_of_their_own(string marked, string labels) => Assert.Equal(labels, Marked.Labels(marked));

    [Theory]
    [InlineData("exercise \"e\" { ‸ }", "given machine prompt question seed task vary")]
    [InlineData("exercise \"e\" {\n  seed 1\n  ‸\n}", "given machine prompt question seed task vary")]
    [InlineData("exercise \"e\" {\n  vary n ‸\n}", "in")]
    [InlineData("exercise \"e\" {\n  vary n in 0..3 whe‸\n}", "where")]
    [InlineData("exercise \"e\" {\n  given { let q = spawn(app)\n q.rs‸ }\n}", "rss")]
    [InlineData("exercise \"e\" {\n  question a \"?\" {\n    ‸\n  }\n}", "accept blank choices distractor hint key note points reveal tolerance unordered")]
    [InlineData("exercise \"e\" {\n  given { let q = spawn(app) }\n  question a \"?\" {\n    key q.rs‸\n  }\n}", "rss")]
    [InlineData("exercise \"e\" {\n  task a \"?\" {\n    limit ‸\n  }\n}", "operations syscalls")]
    [InlineData("exercise \"e\" {\n  task a \"?\" {\n    reveal ‸\n  }\n}", "all error note points")]
    [InlineData("exercise \"e\" {\n  task a \"?\" {\n    forbid mun‸\n  }\n}", "munmap")]
    [InlineData("exercise \"e\" {\n  task a \"?\" {\n    check \"c\" ‸ { }\n  }\n}", "because hidden points reveal")]
    [InlineData("exercise \"e\" {\n  task a \"?\" {\n    check \"c\" points 2 hi‸ { }\n  }\n}", "hidden")]
    public void Lines_of_exercises(string marked, string labels) => Assert.Equal(labels, Marked.Labels(marked));

    [Theory]
    [InlineData("# p.‸")]
    [InlineData("let s = \"p.‸\"")]
    [InlineData("let s = \"p.‸")]
    [InlineData("let s = $\"p.‸\"")]
    [InlineData("let s = $\"{n}p.‸\"")]
    [InlineData("let s = \"\"\"p.‸\"\"\"")]
    [InlineData("let c = 'p‸'")]
    [InlineData("csharp { p.‸ }")]
    [InlineData("assert p.maps == maps { p.‸ }")]
    [InlineData("let x = 4‸")]
    [InlineData("let x = 0xa‸")]
    public void Nothing_where_only_text_is_written(string marked) => Assert.Empty(Marked.Complete(marked).Items);

    [Theory]
    [InlineData("ass‸ x", "assert x")]
    [InlineData("machine x86_64 { ra‸ }", "machine x86_64 { ram =  }")]
    [InlineData("machine x86_64 { vm.max‸ }", "machine x86_64 { vm.max_map_count =  }")]
    [InlineData("let z = zo‸", "let z = zones")]
    [InlineData("let z = sp‸", "let z = spawn(")]
    [InlineData("let z = spa‸wn(app)", "let z = spawn(app)")]
    [InlineData("image a { .text 8K r-‸ }", "image a { .text 8K r-- }")]
    [InlineData("spawn(image: x, ar‸", "spawn(image: x, args: ")]
    public void What_is_inserted(string marked, string text) => Assert.Equal(text, Marked.Accept(marked));

    [Fact]
    public void An_item_says_what_it_is()
    {
        var item = Assert.Single(Marked.Complete("# a copy\n# of n\nlet copy = 7\nprint cop‸").Items, item => item.Label == "copy");
        Assert.Equal("let copy: int = 7", item.Signature);
        Assert.Equal("a copy of n", item.Documentation);
        Assert.Equal(CompletionItemKind.Variable, item.Kind);
    }

    [Fact]
    public void A_submission_sees_what_earlier_ones_declared()
    {
        var first = Compilation.CreateScript(null, SyntaxTree.Parse("image app { .text 4K r-x }\nlet process1 = spawn(app)"), TestLibrary.Instance);
        var second = Compilation.CreateScript(first, SyntaxTree.Parse("let process2 = process1.fork()"), TestLibrary.Instance);
        Assert.Equal("process1 process2", Complete("process‸"));
        Assert.Equal("process1 process2", Complete("with process1 { process‸"));
        Assert.Equal("rss", Complete("process2.r‸"));

        string Complete(string marked)
        {
            var position = marked.IndexOf('‸', StringComparison.Ordinal);
            var third = Compilation.CreateScript(second, SyntaxTree.Parse(marked.Remove(position, 1)), TestLibrary.Instance);
            return string.Join(' ', CompletionService.GetCompletions(third, position).Items.Select(item => item.Label));
        }
    }
}
