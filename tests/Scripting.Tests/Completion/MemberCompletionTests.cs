using MemDsl.Compiler;
using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Tests.Completion;

/// <summary>What is offered after a dot can be written there.</summary>
public sealed class MemberCompletionTests
{
    private static readonly Compiler.Symbols.Library Library = MemLibrary.Instance.Library;

    public static TheoryData<string> Types() =>
        [.. Library.Types.Select(type => type.Name).Concat(["string", "bytes", "range", "range<address>", "list<int>", "list<vma>", "list<event>", "list<zone>", "result<address>", "vma?"])];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_member_that_is_offered_binds(string type)
    {
        var offered = Complete($"fn f(x: {type}) {{\n  print x.‸\n}}");
        var expected = Library.FindType(type) is { } known ? Library.MembersOf(known).Select(row => row.Name).ToHashSet(StringComparer.Ordinal) : [];
        Assert.Superset(expected, offered.Select(item => item.Label).ToHashSet(StringComparer.Ordinal));

        var lines = offered.Select(item => $"  print x.{item.InsertText}{(item.InsertText.EndsWith('(') ? ")" : "")}");
        var tree = SyntaxTree.Parse($"fn f(x: {type}) {{\n{string.Join('\n', lines)}\n}}");
        var compilation = Compilation.Create(tree, Library);
        var unknown = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Descriptor.Title.Contains("member", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(unknown.Select(diagnostic => diagnostic.ToString()));
        // What is read without arguments has a type and nothing wrong with it.
        var wrong = compilation.GetDiagnostics().Select(diagnostic => diagnostic.Location!.Start.Line).ToHashSet();
        for (var i = 0; i < offered.Length; i++) Assert.True(offered[i].Kind != CompletionItemKind.Property || !wrong.Contains(i + 2), offered[i].Label);
    }

    [Theory]
    [InlineData("p.mm‸", "mm mmap")]
    [InlineData("p.mm.mm‸", "mmap_base")]
    [InlineData("p.mprotect(buf, 4K, PROT_R‸", "PROT_READ")]
    [InlineData("p.madvise(buf, 4K, MADV_D‸", "MADV_DODUMP MADV_DOFORK MADV_DONTDUMP MADV_DONTFORK MADV_DONTNEED MADV_DONTNEED_LOCKED")]
    [InlineData("p.setrlimit(RLIMIT_A‸", "RLIMIT_AS")]
    [InlineData("assert p.vma(buf).prot == P‸", "PROT_EXEC PROT_GROWSDOWN PROT_GROWSUP PROT_NONE PROT_READ PROT_SEM PROT_WRITE p page proc pfn")]
    [InlineData("kernel.alloc_pages(0, GFP_K‸", "GFP_KERNEL")]
    [InlineData("assert p.load(0) raises SIGBUS(‸", "BUS_ADRALN BUS_ADRERR SI_KERNEL BUS_MCEERR_AO BUS_MCEERR_AR BUS_OBJERR")]
    [InlineData("assert p.mmap(0) fails EIN‸", "EINVAL EINPROGRESS EINTR")]
    [InlineData("assert p.mmap(0) fails ‸", "E2BIG EACCES EAGAIN EBADF EBUSY", 5)]
    [InlineData("assert p.load(0) raises ‸", "SIGBUS SIGKILL SIGSEGV", 3)]
    [InlineData("buddy.free(0, ‸", "DMA DMA32 HighMem Movable Normal type: zone:", 7)]
    public void The_real_library(string marked, string labels, int most = int.MaxValue) =>
        Assert.Equal(labels, string.Join(' ', Complete(Scripts.App + marked).Take(most).Select(item => item.Label)));

    private static CompletionItem[] Complete(string marked)
    {
        var position = marked.IndexOf('‸', StringComparison.Ordinal);
        return [.. CompletionService.GetCompletions(Compilation.Create(SyntaxTree.Parse(marked.Remove(position, 1)), Library), position).Items];
    }
}
