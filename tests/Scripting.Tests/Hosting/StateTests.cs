using MemDsl.Runtime;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;

namespace MemDsl.Scripting.Tests.Hosting;

/// <summary>The API for programs: run, look, continue, evaluate, cancel.</summary>
public sealed class StateTests
{
    private const string Image = "image app { .text 8K r-x }\n";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_shows_what_the_script_came_to()
    {
        var state = await MemScript.Create(Image + """
            let p = spawn(app)
            let buf = p.mmap(8K)
            var n: vma? = null
            var list = [1, 2]
            p.store(buf, 65)
            assert p.load(buf) == 'B', "no B"
            print "said"
            p.load(buf)
            """).RunAsync(cancellationToken: Now);

        Assert.Equal(RunStatus.Failed, state.Status);
        Assert.Equal(["app", "p", "buf", "n", "list"], state.Variables.Select(variable => variable.Name));
        Assert.Equal("list<int>", state.GetVariable("list")?.Type);
        Assert.Equal("[1, 2]", state.GetVariable("list")?.Text);
        Assert.Equal([1, 2], state.GetValue<int[]>("list"));
        Assert.Null(state.GetVariable("n")?.Value);
        Assert.Null(state.GetVariable("nothing"));
        var process = state.GetValue<Process>("p");
        Assert.Same(state.Machine.Processes[100], process);
        Assert.Equal(65ul, process.Load(state.GetValue<VirtualAddress>("buf"), 1).Value);
        Assert.Equal((Int128)65, state.ReturnValue);
        Assert.Equal("said\n", state.Output);
        Assert.Equal(1, state.AssertionCount);
        Assert.Equal("no B", Assert.Single(state.Failures).Message);
        Assert.Contains(state.Events, happened => happened.Info.Name == "page_fault" && happened.Operation == "p.store(buf, 65)");
    }

    [Fact]
    public async Task A_state_can_be_continued_twice_and_stays_as_it_is()
    {
        var first = await MemScript.Create(Image + "let p = spawn(app)\nlet a = p.mmap(4K)\nvar x = 1").RunAsync(cancellationToken: Now);
        var left = await first.ContinueWithAsync("x += 1\np.store(a, 7)\nx", Now);
        var right = await first.ContinueWithAsync("x += 10\np.load(a) + x", Now);

        Assert.Equal((Int128)2, left.ReturnValue);
        Assert.Equal((Int128)11, right.ReturnValue);
        Assert.Equal(1, first.GetValue<int>("x"));
        Assert.NotSame(left.Machine, right.Machine);
        Assert.Equal(7ul, left.GetValue<Process>("p").Load(left.GetValue<VirtualAddress>("a"), 1).Value);
        left.Machine.Validate();
    }

    [Fact]
    public async Task A_script_runs_on_the_machine_that_it_is_given()
    {
        var machine = new Machine(MachineOptions.Default with { Ram = 64UL << 20 });
        await MemScript.Create(Image + "let p = spawn(app)").RunAsync(machine, Now);

        Assert.Single(machine.Processes.All);
        Assert.Null(machine.Work.Watcher);
        var wrong = await Assert.ThrowsAsync<CompilationException>(() => MemScript.Create("machine x86_64 { ram = 1G }").RunAsync(machine, Now));
        Assert.Equal("MEM2035", Assert.Single(wrong.Diagnostics).Id);
    }

    [Fact]
    public async Task Values_are_evaluated_as_the_type_that_is_asked_for()
    {
        Assert.Equal(42, await MemScript.EvaluateAsync<int>("6 * 7", cancellationToken: Now));
        Assert.Equal(ulong.MaxValue, await MemScript.EvaluateAsync<ulong>("0xffff_ffff_ffff_ffff", cancellationToken: Now));
        Assert.Equal("a1", await MemScript.EvaluateAsync<string>("let n = 1\n$\"a{n}\"", cancellationToken: Now));
        Assert.Equal(0.98m, await MemScript.EvaluateAsync<decimal>("0.98", cancellationToken: Now));
        Assert.Equal([true, false], await MemScript.EvaluateAsync<IReadOnlyList<bool>>("[true, false]", cancellationToken: Now));
        Assert.Equal(new VirtualAddress(0x1000), await MemScript.EvaluateAsync<VirtualAddress>("address(4K)", cancellationToken: Now));
        Assert.Null(await MemScript.EvaluateAsync<int?>("let n: int? = null\nn", cancellationToken: Now));
        await Assert.ThrowsAsync<InvalidCastException>(() => MemScript.EvaluateAsync<int>("4G", cancellationToken: Now));
        await Assert.ThrowsAsync<InvalidCastException>(() => MemScript.EvaluateAsync<int>("let n = 1", cancellationToken: Now));
        await Assert.ThrowsAsync<CompilationException>(() => MemScript.EvaluateAsync<int>("nothing", cancellationToken: Now));
        var stopped = await Assert.ThrowsAsync<ScriptStoppedException>(() => MemScript.EvaluateAsync<int>("var n = 0\n1 / n", cancellationToken: Now));
        Assert.Equal("MEM3002", stopped.State.Stop?.Id);
        await Assert.ThrowsAsync<ScriptStoppedException>(() => MemScript.EvaluateAsync<int>("assert false\n1", cancellationToken: Now));
    }

    [Theory]
    [InlineData("while true { }")]
    [InlineData("fn f(n: int) -> int { if n == 0 { return 0 }\nreturn f(n - 1) }\nwhile true { f(9000) }")]
    [InlineData("let p = spawn(app)\nlet a = p.mmap(1T, flags: private|anon|MAP_NORESERVE)\nwhile true { p.madvise(a, 1T, MADV_DONTNEED)\np.mprotect(a, 1T, r)\np.mprotect(a, 1T, rw) }")]
    [InlineData("let p = spawn(app)\nlet a = p.mmap(2G, flags: private|anon|MAP_NORESERVE)\np.touch(a..+2G, write: false)\nwhile true { p.touch(a..+2G, write: false) }")]
    public async Task A_run_can_be_cancelled(string text)
    {
        var script = MemScript.Create(Image + text, ScriptOptions.Default with { MaxOperations = long.MaxValue });
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => script.RunAsync(cancellationToken: cancellation.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"it took {watch.Elapsed}");
    }

    [Fact]
    public async Task Tests_of_a_script_run_on_machines_of_their_own()
    {
        var state = await MemScript.Create("let n = 4\ntest \"holds\" { assert n == 4 }\ntest \"fails\" { assert n == 5 }").RunAsync(cancellationToken: Now);

        Assert.Equal([("holds", RunStatus.Passed), ("fails", RunStatus.Failed)], state.Tests.Select(test => (test.Name!, test.Status)));
    }

    [Fact]
    public async Task Events_beyond_the_limit_are_counted()
    {
        var state = await MemScript.Create(Image + "let p = spawn(app)", ScriptOptions.Default with { MaxEvents = 2 }).RunAsync(cancellationToken: Now);

        Assert.Equal(2, state.Events.Count);
        Assert.True(state.EventsLeftOut > 0);
    }
}
