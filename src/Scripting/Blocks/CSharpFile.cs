using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary>A compiled file of C# (<c>.csx</c>): it runs like a script, on the default machine.</summary>
internal sealed class CSharpFile(SourceText source, Action<CSharpGlobals> run)
{
    public CaseResult Run(ScriptOptions options, ImageLinker linker, TimeWatch watch)
    {
        var world = new ScriptWorld(new Machine(MachineBlock.Read(null, options, new ScriptRoot(options.Host, options.Root ?? "."), [])!), options, linker);
        watch.Begin(world, null);
        var memory = new MemoryWatch(options.MaxMemory);
        var budget = new CallBudget(world, memory);
        world.Machine.Work.Watcher = budget;
        budget.Begin(options.MaxOperations);
        var (status, stop) = Run(world);
        if (status == RunStatus.Passed && world.Failures.Count > 0) status = RunStatus.Failed;
        return new CaseResult(null, status, world.Output.ToString(), world.AssertionCount, [.. world.Failures], stop, null, null, 1 + budget.Cost());
    }

    private (RunStatus Status, ScriptStop? Stop) Run(ScriptWorld world)
    {
        try
        {
            run(new CSharpGlobals(world) { Source = source });
            return (RunStatus.Passed, null);
        }
        catch (FailedFastException)
        {
            return (RunStatus.Failed, null);
        }
        catch (LimitException limit)
        {
            return (RunStatus.Limited, Stop(limit, limit.Descriptor, limit.Argument));
        }
        catch (OutOfMemoryException exhausted)
        {
            return (RunStatus.Limited, Stop(exhausted, DiagnosticDescriptors.MemoryLimit, ValueFormatter.Size((ulong)world.Options.MaxMemory)));
        }
#pragma warning disable CA1031 // Whatever C# throws is the script's own mistake.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return (RunStatus.Stopped, Stop(thrown, DiagnosticDescriptors.CSharpException, thrown.GetType().Name, thrown.Message.ReplaceLineEndings(" ")));
        }
    }

    private ScriptStop Stop(Exception exception, DiagnosticDescriptor descriptor, params object?[] arguments) => new(
        descriptor.Id,
        ThrownPlace.Of(exception, source) ?? OperationPlace.LocationOf(source, source.GetLine(0).Span),
        Diagnostic.Create(descriptor, null, arguments).Message,
        null,
        [],
        []);
}
