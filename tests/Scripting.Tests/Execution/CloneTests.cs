using MemDsl.Compiler;
using MemDsl.Compiler.Syntax;
using MemDsl.Runtime;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Library;

namespace MemDsl.Scripting.Tests.Execution;

public sealed class CloneTests
{
    private const string Text =
        Scripts.App + "fn touch(q: process, a: address, n: int) -> int { if n > 0 { q.store(a, n)\n return touch(q, a + 4K, n - 1) }\n return 7 }\n"
        + "let t = trace { let r = touch(p, buf, 5)\n print r }\nprint t.count(page_fault), p.rss_anon";

    [Fact]
    public void A_script_cloned_at_any_operation_ends_as_the_original_does()
    {
        var program = Compilation.Create(SyntaxTree.Parse(Text, "test.mem"), MemLibrary.Instance.Library).Emit().Program!;
        var expected = Scripts.Run(Text).Output;
        for (var cut = 1; cut < 120; cut += 3)
        {
            var world = new ScriptWorld(new Machine(MachineOptions.Default), ScriptOptions.Default, new ImageLinker(new HostFiles(ScriptHost.Nothing, "")));
            var state = new ExecutionState();
            var executor = new Executor(program, world, state);
            executor.Start(program.Main);
            if (executor.Run(cut) is not null) break;

            var twinState = state.Clone();
            var twinWorld = world.Clone();
            var twin = new Executor(program, twinWorld, twinState);

            Assert.Equal(ExecutionEnd.Completed, executor.Run());
            Assert.Equal(ExecutionEnd.Completed, twin.Run());
            Assert.Equal(expected, world.Output.ToString());
            Assert.Equal(expected, twinWorld.Output.ToString());
            Assert.Equal(state.Operations, twinState.Operations);
        }
    }
}
