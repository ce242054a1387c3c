using MemDsl.Runtime;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Tests.Hosting;

/// <summary>Functions and objects that a host adds.</summary>
public sealed class LibraryTests
{
    private sealed class Grader
    {
        public int Points { get; private set; }

        public int MaxPoints => 10;

        public IReadOnlyList<string> Notes { get; } = [.. new[] { "first" }];

        public void Give(int points, string why = "") => Points += points + why.Length;

        public string? Remark(bool praise) => praise ? "good" : null;
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static Task<T> Evaluate<T>(string text, MemLibrary library) =>
        MemScript.EvaluateAsync<T>("image app { .text 8K r-x }\n" + text, ScriptOptions.Default with { Library = library }, cancellationToken: Now);

    [Fact]
    public async Task A_function_takes_and_gives_values()
    {
        var library = MemLibrary.Instance
            .AddFunction("twice", (int n) => n * 2)
            .AddFunction("sum", (IReadOnlyList<long> numbers) => numbers.Sum())
            .AddFunction("round_up", (VirtualAddress address) => new VirtualAddress((address.Value + 4095) & ~4095UL))
            .AddFunction("first_process", (Machine machine) => machine.Processes.All.First())
            .AddFunction("half", (double n) => n / 2);

        Assert.Equal(42, await Evaluate<int>("twice(sum([1, 20]))", library));
        Assert.Equal(new VirtualAddress(0x2000), await Evaluate<VirtualAddress>("round_up(address(0x1001))", library));
        Assert.Equal(100, await Evaluate<int>("let p = spawn(app)\nfirst_process().pid", library));
        Assert.Equal(0.25, await Evaluate<double>("half(0.5)", library));
        Assert.Equal(3, await Evaluate<int>("twice(n: 1) + 1", library));
    }

    [Fact]
    public async Task A_function_can_fail_like_a_system_call()
    {
        var library = MemLibrary.Instance.AddFunction("unmap", (Process p, VirtualAddress address) => p.Munmap(address, 4096));

        Assert.True(await Evaluate<bool>("let p = spawn(app)\n(unmap(p, address(1)) fails EINVAL)", library));
    }

    [Fact]
    public async Task What_a_function_throws_stops_the_script()
    {
        var library = MemLibrary.Instance.AddFunction("bad", string () => throw new InvalidOperationException("no"));
        var stopped = await Assert.ThrowsAsync<ScriptStoppedException>(() => Evaluate<string>("bad()", library));
        Assert.Equal("MEM3019", stopped.State.Stop?.Id);

        var tooLarge = await Assert.ThrowsAsync<ScriptStoppedException>(
            () => Evaluate<int>("small(300)", MemLibrary.Instance.AddFunction("small", (byte n) => n)));
        Assert.Equal("MEM3010", tooLarge.State.Stop?.Id);
    }

    [Fact]
    public async Task An_object_has_its_methods_and_properties()
    {
        var grader = new Grader();
        var library = MemLibrary.Instance.AddObject("grader", grader, "Gives points.");

        Assert.Equal("10 5 [\"first\"] null", await Evaluate<string>(
            "grader.give(2)\ngrader.give(1, why: \"ab\")\n$\"{grader.max_points} {grader.points} {grader.notes} {grader.remark(false)}\"", library));
        Assert.Equal(5, grader.Points);
        var wrong = await Assert.ThrowsAsync<CompilationException>(() => Evaluate<int>("grader.pionts", library));
        Assert.Contains("did you mean 'points'?", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_taken_and_a_type_without_counterpart_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MemLibrary.Instance.AddFunction("spawn", () => 1));
        Assert.Throws<ArgumentException>(() => MemLibrary.Instance.AddFunction("f", (Uri uri) => 1));
    }
}
