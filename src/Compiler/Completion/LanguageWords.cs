using System.Collections.Immutable;

namespace MemDsl.Compiler.Completion;

/// <summary>The words that no library row explains, in the order of the language reference.</summary>
public static class LanguageWords
{
    /// <summary>The word with that name, or null.</summary>
    public static LanguageWord? Find(string name)
    {
        foreach (var word in All)
        {
            if (word.Name == name) return word;
        }

        return null;
    }

    public static ImmutableArray<LanguageWord> All { get; } =
    [
        // Declarations
        new("import", "import \"FILE\"", "Brings the declarations of another file. The path is relative to this file and stays inside the script root. Its statements are not run.",
            "import \"lib/layouts.mem\""),
        new("machine", "machine x86_64 { KEY = VALUE … }", "The machine that the script, or the test, runs on; at most one, before any operation. Every key has a default.",
            "machine x86_64 { ram = 64M; cpus = 2 }"),
        new("image", "image NAME { .SECTION SIZE PERMS … }  or  image NAME = elf(\"PATH\")",
            "A program: sections that are laid out as a linker does it, or a real ELF file. Options: type exec|dyn, class 64|32, base, entry, interp, stack, load.",
            "image app {\n  .text 8K r-x\n  .bss  4K rw-\n}"),
        new("file", "file NAME = file(\"NAME\", size: BYTES)  or  file(path: \"PATH\")", "A file for mappings: an in-memory one, or the bytes of a real one.",
            "file data = file(\"data.bin\", size: 64K)"),
        new("fn", "fn NAME(PARAMETER: TYPE, …) -> TYPE { … }", "A function. It may be used before the line that declares it; without '-> TYPE' it gives no value.",
            "fn pages(bytes: int) -> int { return (bytes + 4095) / 4K }"),
        new("requires", "requires elf(\"PATH\")", "Skips the script, or the test it stands in, where the file is missing.", "requires elf(\"/bin/sh\")"),
        new("test", "test \"NAME\" { … }", "Statements that run on a machine of their own. Beside tests stand only declarations and constants.",
            "test \"sums\" { assert [1, 2].sum() == 3 }"),
        new("exercise", "exercise \"NAME\" { vary …; given { … }; prompt TEXT; question NAME TEXT { … }; task NAME TEXT { … } }",
            "A state of a machine, and what is asked about it. Questions have a key that the machine computes, tasks have checks of what an answer leaves. mem exam checks, releases and grades them.",
            "exercise \"Sums\" {\n  vary n in [2, 3]\n  question twice $\"How much is twice {n}?\" { points 1; key 2 * n }\n}"),
        new("answer", "answer NAME = VALUE  or  answer NAME { … }", "The answer to a question or task of an exam, in a student's file: a value that was worked out, or what is done.",
            "answer twice = 4"),

        // Statements
        new("let", "let NAME = VALUE", "A name that cannot be assigned again.", "let page = 4K"),
        new("var", "var NAME = VALUE", "A name that can be assigned: =, += -= *= /= %= &= |= ^= <<= >>=.", "var n = 0\nn += 1"),
        new("assert", "assert CONDITION, \"MESSAGE\"",
            "Records whether the condition holds; where it does not, the report shows the value of each part. The script goes on, unless --fail-fast is given.",
            "assert 2 * 2K == 4K, \"a page\""),
        new("if", "if CONDITION { … } else if CONDITION { … } else { … }", "The condition is a bool.", "if 1 < 2 { print \"less\" } else { print \"not less\" }"),
        new("else", "if CONDITION { … } else { … }", "What runs when no condition before it holds.", "if 1 > 2 { print \"more\" } else { print \"not more\" }"),
        new("for", "for NAME in RANGE-OR-LIST { … }", "Goes over ints or addresses of a range, or the elements of a list.", "for i in 0..3 { print i }"),
        new("while", "while CONDITION { … }", "Runs as long as the condition holds. --max-operations ends a loop without end.", "var n = 3\nwhile n > 0 { n -= 1 }"),
        new("break", "break", "Leaves the innermost loop.", "for i in 0..9 { if i == 3 { break } }"),
        new("continue", "continue", "Goes on with the next round of the innermost loop.", "for i in 0..9 { if i % 2 == 0 { continue } print i }"),
        new("return", "return VALUE", "Leaves the function.", "fn twice(n: int) -> int { return n * 2 }"),
        new("with", "with PROCESS { … }", "Inside, mmap(4K) means PROCESS.mmap(4K).", "image app { .text 4K r-x }\nlet p = spawn(app)\nwith p { print rss }"),
        new("on", "on cpu(N) { … }", "Runs the statements on a processor of the machine.", "on cpu(0) { print \"here\" }"),
        new("print", "print VALUE, …", "Writes values in a line. Addresses print as 0x…, errnos by name.", "print 4K, \"bytes\""),
        new("show", "show VALUE", "Draws a value: p.maps, p.mm, p.walk(addr), buddy, zones.", "show buddy"),
        new("tick", "tick", "Lets the kernel's daemons run once.", "tick"),

        // Forms
        new("fails", "EXPRESSION fails ERRNO",
            "True when a call in the expression, callees included, failed with that errno; evaluation ends there. Alone, fails accepts any errno. A signal is not caught by it.",
            "image app { .text 4K r-x }\nlet p = spawn(app)\nassert p.munmap(1, 4K) fails EINVAL"),
        new("raises", "EXPRESSION raises SIGNAL(CODE)",
            "True when an access in the expression raised that signal; the code may be left out. The process lives on, as under a debugger.",
            "image app { .text 4K r-x }\nlet p = spawn(app)\nassert p.load(0) raises SIGSEGV(SEGV_MAPERR)"),
        new("try", "try EXPRESSION", "Gives a result with .ok .value .errno .signal .reason, whatever happens.",
            "image app { .text 4K r-x }\nlet p = spawn(app)\nlet r = try p.munmap(1, 4K)\nprint r.ok, r.reason"),
        new("trace", "trace { … }", "Runs the block and gives the list of events that it caused, in their order: t.count(KIND), t.of(KIND).",
            "image app { .text 4K r-x }\nlet p = spawn(app)\nlet t = trace { p.mmap(4K) }\nassert t.count(vma_map) == 1"),
        new("explain", "explain { … }", "Runs the block and prints the tree of causes: system call, area, fault, page-table entry, frame, buddy split.",
            "image app { .text 4K r-x }\nlet p = spawn(app)\nexplain { p.mmap(4K) }"),
        new("in", "VALUE in RANGE-OR-LIST", "Whether a range holds a value, a list has it as an element, or a text contains another.", "assert 3 in 0..10 and 3 in [1, 3] and \"b\" in \"abc\""),
        new("and", "A and B", "True when both are; B is evaluated only when A is true.", "assert 1 < 2 and 2 < 3"),
        new("or", "A or B", "True when one is; B is evaluated only when A is false.", "assert 1 > 2 or 2 < 3"),
        new("not", "not A", "The other truth value. It binds more loosely than comparisons.", "assert not 1 > 2"),

        // Types
        new("bool", "true  false", "A truth value.", "let yes = 1 < 2"),
        new("int", "42  0x7fff_f000  0b1010  4K  'h'", "An exact whole number from -2^63 to 2^64-1. Leaving that range is an error, never a wrap.", "let n: int = 4K - 1"),
        new("number", "0.98", "An exact decimal; an int widens to it.", "let f: number = 0.98"),
        new("string", "\"a\\n\"  $\"rss={rss:x}\"  \"\"\"raw\"\"\"", "A text. $\"…\" fills in values, with the formats x, K and M.", "print $\"{4096:K}\""),
        new("bytes", "p.peek(addr, n)", "Bytes of memory; an index gives one of them.", "fn first(b: bytes) -> int { return b[0] }"),
        new("range", "A..B  A..+LENGTH", "From A up to, and without, B.", "assert not (8K in 4K..+4K)"),
        new("list", "[1, 2, 3]", "Elements of one type: where any all count sum map first min max, [index], + joins.", "let l: list<int> = []\nassert l.count() == 0"),
        new("result", "try EXPRESSION", "What try gives: .ok .value .errno .signal .reason.",
            "image app { .text 4K r-x }\nlet p = spawn(app)\nlet r: result<int> = try p.munmap(1, 1)"),
        new("address", "0x7fff_f000", "A virtual or physical address. address + int is an address, address - address an int; address(x) converts an int.", "let a: address = 0x1000\nassert a + 4K == 0x2000"),
        new("pfn", "pfn(16)", "A page frame number: the physical address divided by the page size.", "let f: pfn = 16"),
        new("errno", "EINVAL", "An error number; it prints by its name.", "let e: errno = EINVAL"),
        new("null", "null", "No value, for types that end in '?'. A member of null is a run-time error.", "let v: vma? = null"),

        // Functions of lists
        new("where", "LIST.where(x => CONDITION)", "The elements for which the condition holds.", "assert [1, 2, 3].where(x => x > 1) == [2, 3]"),
        new("any", "LIST.any(x => CONDITION)", "Whether it holds for one element; without a condition, whether there is one.", "assert [1, 2].any(x => x == 2)"),
        new("all", "LIST.all(x => CONDITION)", "Whether it holds for every element.", "assert [1, 2].all(x => x > 0)"),
        new("count", "LIST.count(x => CONDITION)", "For how many elements it holds; without a condition, how many there are.", "assert [1, 2].count() == 2"),
        new("sum", "LIST.sum(x => VALUE)", "The sum of the elements, or of a value of each.", "assert [1, 2].sum() == 3"),
        new("map", "LIST.map(x => VALUE)", "The list of a value of each element.", "assert [1, 2].map(x => x * 2) == [2, 4]"),
        new("first", "LIST.first(x => CONDITION)", "The first element for which it holds, or null.", "assert [1, 2].first(x => x > 1) == 2"),
        new("min", "LIST.min(x => VALUE)", "The smallest, or null of an empty list.", "assert [2, 1].min() == 1"),
        new("max", "LIST.max(x => VALUE)", "The largest, or null of an empty list.", "assert [2, 1].max() == 2"),
    ];
}
