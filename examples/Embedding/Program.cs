using MemDsl.Runtime.Processes;
using MemDsl.Scripting;
using MemDsl.Scripting.Library;

// A library with a function of our own; scripts call it as pages_of(p).
var options = ScriptOptions.Default with { Library = MemLibrary.Instance.AddFunction("pages_of", (Process p) => p.Mm.TotalVm) };
var state = await MemScript.Create("""
    image app { .text 8K r-x; .data 4K rw- }
    let parent = spawn(app)
    let buf = parent.mmap(16K)
    parent.store(buf, "hello")
    let before = pages_of(parent)
    """, options).RunAsync();

// Twice from the same state: each goes on with a machine of its own.
var child = await state.ContinueWithAsync("let child = parent.fork()\nchild.store(buf, 'H')\nassert child.phys(buf) != parent.phys(buf)");
var unmapped = await state.ContinueWithAsync("parent.munmap(buf, 16K)\nbefore - pages_of(parent)");

Console.WriteLine($"{child.AssertionCount} assertion, {child.Failures.Length} failed, {child.Events.Count} events; {unmapped.ReturnValue} pages less");
return child.Status == RunStatus.Passed && await MemScript.EvaluateAsync<int>("6 * 7") == 42 ? 0 : 1;
