using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Syntax;

/// <summary>Texts that several tests parse.</summary>
internal static class Samples
{
    /// <summary>The script with which the reference of the language begins.</summary>
    public const string FirstScript = """""""
# fork shares every private page until one side writes to it
machine x86_64 { ram = 64M }

image app {
  .text   8K r-x
  .rodata 4K r--
  .data   4K rw-
  .bss    16K rw-
}

let parent = spawn(app, args: ["app", "-v"])
let buf = parent.mmap(64K, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS)
parent.store(buf, "hello")

let child = parent.fork()
assert child.phys(buf) == parent.phys(buf)
assert not child.pte(buf).writable

let t = trace { child.store(buf, 0x48) }
assert t.count(page_fault) == 1
assert t.count(cow_copy) == 1
assert child.phys(buf) != parent.phys(buf)
assert parent.load(buf) == 'h'

assert child.munmap(buf + 1, 4K) fails EINVAL
assert child.store(app.section(".text").start, 0) raises SIGSEGV(SEGV_ACCERR)

assert parent.maps == maps {
  00400000-00401000 r--p 00000000 app
  00401000-00403000 r-xp 00001000 app
  00403000-00404000 r--p 00003000 app
  00404000-00405000 rw-p 00004000 app
  00405000-00409000 rw-p 00000000
  {buf}-{buf + 64K} rw-p 00000000
  ...
  7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
}

""""""";

    /// <summary>Each form of the language at least once, without a mistake.</summary>
    public const string EveryForm = """""""
import "lib/layouts.mem"            # relative
machine x86_64 {
  ram = 256M
  cpus = 2; aslr = on
  kernel = "6.18"
  vm.overcommit_memory = 0
  vm.max_map_count = 65530
  on = 3
}
image sh = elf("/bin/sh")
file data = file("data.bin", size: 64K)
fn grow(p: process, pages: int) -> address { return p.sbrk(pages * 4K) }
fn g(l: list<list<int>>, r: result<vma?>, f: fn(int) -> bool, n: int = 4)
{
}
requires elf("/bin/sh")
exercise "Demand paging" {
  seed "2026"
  vary pages in [4, 8, 16]; vary stride in 2..5 where pages % stride != 0
  machine x86_64 { ram = 64M }
  given { let p = spawn(app); let points = 1; let hidden = points
  }
  prompt $"""
    A process maps {pages} pages.
    """
  question resident "How many pages are resident now?" {
    points 4
    key
    { return p.vma(buf).resident }
    accept 0..pages + 1
    distractor pages because "mapping a page does not make it resident"
    choices; unordered
    choices [1, 2]
    tolerance 0.5
    hint "Which event gives a page its frame?"
  }
  question layout "What do its maps look like?"
  {
    points 2; key p.maps
    blank start, end
  }
  question e $"{points}?" { key 1 +
    2 }
  task shrink "Give back the second half." {
    check "gone" points 3 { assert p.vma(buf) == null }
    check "kept" points 3 hidden reveal note because "it was" + "there"
    { }
    forbid mremap, mmap
    limit operations 1000
    reveal points
    solution { p.munmap(buf, 4K) }
  }
}
answer resident = 2 + pages
answer layout = maps {
  00400000-00401000 r--p 00000000 app
}
answer shrink { p.munmap(buf, 4K) }
let exercise = 1; let vary = exercise; var answer = vary; let key = 2
answer = 3
test "brk grows the heap" { tick
  let x = 1; var y = 2
  y += 3 }
image b {
  type dyn; class 32
  base 0x400000
  entry .text+0x10
  interp "/lib/ld.so"
  stack absent
  .text 8K r-x
  .tbss 4K rw- nobits
  load 0x400000 r-x filesz 4K memsz 8K align 4K
}
for i in 0..10 { print i, $"a{i:x} {{b}} {f(a: "x}")}" }
for v in p.maps
{
  show v
}
while not done and x < 3 { break; continue }
if a { } else if b { }
else if c {
} else { return }
with p { mmap(4K) }
on cpu(1) { p.load(0) }
print [1,
  2, 3
]
let f = x => x + 1
p.maps
  .where(v => v.size > 4K)
  .count()
let big = a +
  b
let r = try p.mmap(4K) == null
assert (p.munmap(1, 2) fails
), "msg"
assert p.store(0, 1) raises
assert p.x fails and y
let t = trace {
  p.store(1, 2)
}
explain { p.load(1) }
let c = csharp<list<int>> { var s = $"{x("}")}"; return new { A = '}' }; // }
}
csharp { }
let raw = """
  one
    two
  """
let rr = $"""
  a{x}b
  {y}
  """
if x == (trace { f() }).count { }
if trace { }
if maps { g() }
maps = maps + 1
assert buddyinfo == buddyinfo {
  Node 0, zone DMA 1 0 * {n}
  ...
}
assert p.maps == maps {
  * r-xp 0 08:01 1234 /a b (deleted)
}
p.maps.where(x => not x.locked and x.size in [4K, 8K])[0].size
let n = -a + ~b * (c | d ^ e & f << 2 >> 1) - 0.98
p.touch(a..+4K, write: true); spawn(app, limits: { stack: 8M..16M, core: { soft: 1 } }, with: 3)

""""""";

    /// <summary>What a text can be put together from so that much of it nearly parses.</summary>
    public static readonly string[] Pieces =
    [
        "let ", "var ", "fn ", "if ", "else ", "for ", "in ", "while ", "break", "return ", "assert ", "and ", "not ", "true", "try ", "with ",
        "on ", "import ", "machine ", "image ", "file ", "test ", "requires ", "print ", "show ", "tick", " fails ", " raises ", "maps {",
        "buddyinfo {", "trace {", "explain {", "csharp {", "csharp<int> {", "a", "b ", "p.x", ".text", "4K", "0x1f", "1.5", "4KB", "'c'", "'",
        "\"s\"", "\"", "$\"", "$\"\"\"", "\"\"\"", "{", "}", "{ ", " }", "(", ")", "[", "]", ",", ":", ".", "..", "..+", "...", "=", "+=", "==", "<",
        ">>", ">", "=>", "->", "+", "-", "*", "?", "\n", "\n  ", "\r\n", ";", "# c\n", " ", "\t", "00400000-00401000 r--p 0 a", "r-x", "{{", "\\", "@",
    ];

    public static readonly char[] Characters = [.. "ab0_ \n\r\t{}()[]<>\"'$#.,:;=+-*/%&|^~!?\\@é\u2028\ud83d\ude00\0"];

    /// <summary>The tokens under a node in the order of the text.</summary>
    public static IEnumerable<SyntaxToken> Tokens(SyntaxNode root)
    {
        var pending = new Stack<SyntaxNode>([root]);
        while (pending.TryPop(out var node))
        {
            if (node is SyntaxToken token)
                yield return token;
            foreach (var child in node.GetChildren().Reverse())
                pending.Push(child);
        }
    }
}
