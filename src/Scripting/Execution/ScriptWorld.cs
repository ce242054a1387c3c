using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Runtime;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Tracing;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// What library rows act on: the machine, the images of the script, and what it has said so far. Together with an <see cref="ExecutionState"/> it is
/// all there is of a running script; cloning both is undo.
/// </summary>
public sealed class ScriptWorld
{
    /// <summary>A numbered file has all its bytes in the host's memory.</summary>
    private const ulong MostNumbered = 64UL << 20;

    /// <summary>So many values of one text are remembered; a loop may show more.</summary>
    private const int MostSeen = 1000;

    private readonly List<LinkResult> _programs;

    public ScriptWorld(Machine machine, ScriptOptions options, ImageLinker linker)
        : this(machine, options, linker, [])
    {
    }

    private ScriptWorld(Machine machine, ScriptOptions options, ImageLinker linker, List<LinkResult> programs)
    {
        Machine = machine;
        Options = options;
        Linker = linker;
        _programs = programs;
    }

    public Machine Machine { get; }

    public ScriptOptions Options { get; }

    /// <summary>Makes programs of image declarations.</summary>
    public ImageLinker Linker { get; }

    /// <summary>What the statements of the text itself showed, in order; the first <see cref="MostSeen"/>.</summary>
    internal List<SeenValue> Seen { get; } = [];

    /// <summary>What was printed and shown, in order.</summary>
    public StringBuilder Output { get; private init; } = new();

    public List<AssertionFailure> Failures { get; private init; } = [];

    /// <summary>Assertions evaluated so far.</summary>
    public int AssertionCount { get; set; }

    /// <summary>Ends the run with an <see cref="OperationCanceledException"/>, at the latest in the middle of a long call.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Null where time is not limited.</summary>
    internal TimeWatch? Time { get; set; }

    /// <summary>Whether the script is to end now: it was cancelled, or its time is over.</summary>
    internal bool IsInterrupted => Cancellation.IsCancellationRequested || Time is { IsOver: true };

    /// <summary>The value of the last submission, when it ended with one.</summary>
    public (Compiler.Symbols.TypeSymbol Type, Slot Value)? Submitted { get; set; }

    /// <summary>Collects the events of each call for <c>--trace</c>; null without.</summary>
    public TraceFeed? Trace { get; set; }

    /// <summary>Hears of the page walks that are asked for; null without.</summary>
    internal WalkRecorder? Walks { get; set; }

    /// <summary>The blocks of C# of the program that runs; empty where it has none.</summary>
    internal ImmutableArray<ICSharpProgram> CSharp { get; set; } = [];

    public EventSource Events => Machine.Events;

    public int CpuCount => Machine.Options.Cpus;

    public int CurrentCpu
    {
        get => Machine.CurrentCpu.Id;
        set => Machine.CurrentCpu = Machine.Cpus[value];
    }

    /// <summary>Remembers what a statement showed.</summary>
    internal void See(OperationPlace place, Compiler.Symbols.TypeSymbol type, in Slot value)
    {
        if (Seen.Count < MostSeen) Seen.Add(new SeenValue(place, type, value));
    }

    /// <summary>A world in the same state for a text that comes next: it has said nothing yet.</summary>
    internal ScriptWorld CloneForNext(ScriptOptions options, ImageLinker linker) => new(Machine.Clone(), options, linker, [.. _programs])
    {
        CSharp = CSharp,
    };

    /// <summary>An independent world in the same state.</summary>
    public ScriptWorld Clone() => Clone(Options);

    /// <summary>The same, under other limits.</summary>
    internal ScriptWorld Clone(ScriptOptions options) => new(Machine.Clone(), options, Linker, [.. _programs])
    {
        Output = new StringBuilder(Output.ToString()),
        Failures = [.. Failures],
        AssertionCount = AssertionCount,
        CSharp = CSharp,
    };

    /// <summary>Null when there is no process with that pid, or it was waited for.</summary>
    public Process? FindProcess(int pid) => Machine.Processes.TryGet(pid, out var process) ? process : null;

    public MemoryFile File(FileHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Machine.Files[new FileId(handle.Id)];
    }

    public OpenFile DefaultOpen(FileHandle handle) => Machine.Files.DefaultOpen(File(handle));

    /// <summary>The program of an image, or why there is none: a real file may be missing, which matters only to who uses it.</summary>
    public LinkResult Program(ImageHandle handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return _programs[handle.Index];
    }

    /// <summary>The kernel's daemons run once.</summary>
    public void Tick() => Machine.Tick();

    /// <summary>Makes an image.</summary>
    public ImageHandle DeclareImage(OperationProgram program, int index)
    {
        ArgumentNullException.ThrowIfNull(program);
        _programs.Add(Linker.Link(program, index, Machine.Options.Architecture));
        return new ImageHandle(_programs.Count - 1, program.Images[index].Name);
    }

    /// <summary>Makes a file of the machine; null with the problem when that cannot be.</summary>
    public FileHandle? DeclareFile(FileDescriptor descriptor, out DeclarationProblem problem)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        problem = default;
        if (descriptor.HostPath is { } path)
        {
            var read = Linker.Files.Read(path);
            if (read.Bytes is null)
            {
                problem = new DeclarationProblem(
                    read.Refusal is { } refusal ? refusal.Descriptor : read.IsMissing ? DiagnosticDescriptors.FileMissing : DiagnosticDescriptors.FileUnreadable, read.Problem ?? "");
                return null;
            }

            return Handle(Machine.CreateFile(descriptor.FileName ?? path, read.Bytes));
        }

        var content = descriptor.Content is null ? [] : Encoding.UTF8.GetBytes(descriptor.Content);
        var size = Math.Max(descriptor.Size ?? 0, (ulong)content.Length);
        if (size > Options.MaxRam)
        {
            problem = new DeclarationProblem(DiagnosticDescriptors.FileUnreadable, $"a file of {ValueFormatter.Size(size)} is too large");
            return null;
        }

        if (descriptor.IsNumbered)
        {
            if (size > MostNumbered)
            {
                problem = new DeclarationProblem(DiagnosticDescriptors.FileUnreadable, $"a numbered file of {ValueFormatter.Size(size)} is too large; {ValueFormatter.Size(MostNumbered)} is the most");
                return null;
            }

            content = NumberedContent.Of(size);
        }

        return Handle(content.Length == 0
            ? Machine.CreateFile(descriptor.FileName!, size)
            : Machine.Files.Create(descriptor.FileName!, content, size));
    }

    /// <summary>What is missing of a requirement, in words; null when it holds.</summary>
    public string? Missing(RequirementDescriptor requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return Linker.Files.Read(requirement.Path) is { Bytes: null } read ? read.Problem : null;
    }

    private static FileHandle Handle(MemoryFile file) => new(file.Id.Value, file.Name);
}

/// <summary>Why a declaration cannot be carried out.</summary>
public readonly record struct DeclarationProblem(DiagnosticDescriptor Descriptor, string Argument);
