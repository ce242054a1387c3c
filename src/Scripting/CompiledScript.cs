using System.Collections.Immutable;
using MemDsl.Compiler;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Text;
using MemDsl.Runtime;
using MemDsl.Scripting.Blocks;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting;

/// <summary>A script that was parsed, bound and linked: its diagnostics and, when there is no error among them, its program.</summary>
public sealed class CompiledScript
{
    /// <summary>Who has more mistakes than these mends some of them first.</summary>
    private const int MostDiagnostics = 100;

    private readonly Compilation? _compilation;
    private readonly MachineOptions? _machine;
    private readonly Dictionary<TestDescriptor, MachineOptions> _testMachines = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ExerciseDescriptor, MachineOptions> _exerciseMachines = new(ReferenceEqualityComparer.Instance);
    private readonly ImageLinker _linker;
    private readonly ImmutableArray<ICSharpProgram> _blocks = [];
    private readonly CSharpFile? _file;

    internal CompiledScript(MemScript script, Compilation? compilation, ImmutableArray<ScriptDiagnostic> problems)
    {
        Script = script;
        _compilation = compilation;
        _linker = new ImageLinker(new HostFiles(script.Options.Host, script.Folder));
        if (compilation is null)
        {
            Diagnostics = problems;
            return;
        }

        var diagnostics = new List<Diagnostic>(compilation.GetDiagnostics());
        if (BlockCompiler.Compile(compilation.CSharpBlocks, script.Options.AllowedCSharp, diagnostics) is { } blocks) _blocks = [blocks];
        var program = diagnostics.Exists(diagnostic => diagnostic.IsError) ? null : compilation.Emit().Program;
        if (program is not null)
        {
            var root = new ScriptRoot(script.Options.Host, script.Root);
            _machine = MachineBlock.Read(program.Machine, script.Options, root, diagnostics);
            foreach (var test in program.Tests)
                if (test.Machine is not null && MachineBlock.Read(test.Machine, script.Options, root, diagnostics) is { } own)
                    _testMachines.Add(test, own);
            foreach (var exercise in program.Exercises)
                if (exercise.Machine is not null && MachineBlock.Read(exercise.Machine, script.Options, root, diagnostics) is { } own)
                    _exerciseMachines.Add(exercise, own);
            LinkSynthetic(program, diagnostics);
            if (!diagnostics.Exists(diagnostic => diagnostic.IsError)) Program = program;
        }

        if (diagnostics.Count > MostDiagnostics)
        {
            var more = diagnostics.Count - MostDiagnostics;
            diagnostics.RemoveRange(MostDiagnostics, more);
            diagnostics.Add(Diagnostic.Create(DiagnosticDescriptors.MoreErrors, null, more));
        }

        Diagnostics = [.. diagnostics.Select(diagnostic => ScriptDiagnostic.Of(diagnostic, script.Path))];
    }

    private CompiledScript(MemScript script, SourceText source, Action<CSharpGlobals>? file, ImmutableArray<ScriptDiagnostic> diagnostics)
    {
        Script = script;
        Diagnostics = diagnostics;
        _linker = new ImageLinker(new HostFiles(script.Options.Host, script.Folder));
        if (file is not null) _file = new CSharpFile(source, file);
    }

    /// <summary>A file of C#.</summary>
    internal static CompiledScript OfCSharp(MemScript script, SourceText source)
    {
        if (script.Options.AllowedCSharp is not { } engine)
            return new CompiledScript(script, source, null, [ScriptDiagnostic.Of(Diagnostic.Create(DiagnosticDescriptors.CSharpNotAllowed, null), script.Path)]);
        var compiled = engine.CompileFile(source);
        return new CompiledScript(script, source, compiled.Run, [.. compiled.Diagnostics.Select(diagnostic => ScriptDiagnostic.Of(diagnostic, script.Path))]);
    }

    public MemScript Script { get; }

    public ImmutableArray<ScriptDiagnostic> Diagnostics { get; }

    public bool HasErrors => Program is null && _file is null;

    /// <summary>The compiled operations as text (<c>mem check --operations</c>); null when there are errors.</summary>
    public string? Operations => Program?.ToString();

    /// <summary>The syntax tree as text (<c>mem check --syntax</c>); empty when the file could not be read.</summary>
    public string Syntax => _compilation is null ? "" : MemDsl.Compiler.Syntax.SyntaxPrinter.Print(_compilation.SyntaxTree.Root);

    internal OperationProgram? Program { get; }

    /// <summary>What answers to its exercises are compiled against; null when the file could not be read.</summary>
    internal Compilation? Compilation => _compilation;

    internal ImageLinker Linker => _linker;

    internal ImmutableArray<ICSharpProgram> Blocks => _blocks;

    /// <summary>The machine that an exercise asks for. Only of a script without errors.</summary>
    internal MachineOptions MachineOf(ExerciseDescriptor exercise) => _exerciseMachines.GetValueOrDefault(exercise) ?? _machine!;

    /// <summary>Runs the plain statements, or each test on a machine of its own. Never throws for what the script does.</summary>
    public ScriptResult Run() => RunUntil(CancellationToken.None);

    /// <summary>As <see cref="Run"/>; the token ends it with an <see cref="OperationCanceledException"/>.</summary>
    internal ScriptResult RunUntil(CancellationToken cancellationToken)
    {
        if (HasErrors) return new ScriptResult(Script.Path, Diagnostics, []);
        if (Script.Options.Watch is { } watch) return RunUntil(watch, cancellationToken);
        using var own = new TimeWatch(Script.Options.MaxTime);
        return RunUntil(own, cancellationToken);
    }

    private ScriptResult RunUntil(TimeWatch watch, CancellationToken cancellationToken)
    {
        if (_file is not null) return new ScriptResult(Script.Path, Diagnostics, [_file.Run(Script.Options, _linker, watch)]);
        var runner = new CaseRunner(Script.Options, _linker, _blocks, watch, cancellationToken);
        var program = Program!;
        if (program.Tests.IsEmpty && !program.Exercises.IsEmpty) return new ScriptResult(Script.Path, Diagnostics, [CaseResult.OfExercises]);
        if (program.Tests.IsEmpty) return new ScriptResult(Script.Path, Diagnostics, [runner.Run(program, null, _machine!)]);
        var cases = ImmutableArray.CreateBuilder<CaseResult>();
        foreach (var test in program.Tests)
        {
            cases.Add(runner.Run(program, test, _testMachines.GetValueOrDefault(test) ?? _machine!));
            watch.Finished.Add(cases[^1]);
        }

        return new ScriptResult(Script.Path, Diagnostics, cases.ToImmutable());
    }

    /// <summary>The names of its tests; empty for a plain script.</summary>
    public ImmutableArray<string> Tests => Program is null ? [] : [.. Program.Tests.Select(test => test.Name)];

    /// <summary>Runs one test, on a machine of its own.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public CaseResult RunTest(string name)
    {
        var test = Program?.Tests.FirstOrDefault(test => test.Name == name) ?? throw new ArgumentException($"the script has no test '{name}'", nameof(name));
        using var watch = new TimeWatch(Script.Options.MaxTime);
        return new CaseRunner(Script.Options, _linker, _blocks, watch, CancellationToken.None).Run(Program!, test, _testMachines.GetValueOrDefault(test) ?? _machine!);
    }

    /// <summary>The ELF files of the script's images (<c>mem link</c>), in the order of their declarations.</summary>
    public ImmutableArray<LinkedImage> Link()
    {
        if (Program is not { } program) return [];
        var images = ImmutableArray.CreateBuilder<LinkedImage>();
        for (var i = 0; i < program.Images.Length; i++)
        {
            var linked = _linker.Link(program, i, _machine!.Architecture);
            images.Add(new LinkedImage(program.Images[i].Name, linked.Program?.Bytes ?? default, linked.Problem));
        }

        return images.ToImmutable();
    }

    /// <summary>Images of the script's own are made now, so that what is wrong with one is known before anything runs.</summary>
    private void LinkSynthetic(OperationProgram program, List<Diagnostic> diagnostics)
    {
        var architectures = new List<Architecture>();
        if (_machine is not null) architectures.Add(_machine.Architecture);
        foreach (var machine in _testMachines.Values.Concat(_exerciseMachines.Values))
            if (!architectures.Contains(machine.Architecture)) architectures.Add(machine.Architecture);
        architectures.Sort();
        var room = Script.Options.MaxMemory;
        for (var i = 0; i < program.Images.Length; i++)
        {
            if (program.Images[i] is not SyntheticImageDescriptor image) continue;
            foreach (var architecture in architectures)
            {
                var linked = _linker.Link(program, i, architecture);
                room -= linked.Program?.Bytes.Length ?? 0;
                if (room < 0)
                {
                    diagnostics.Add(Diagnostic.Create(
                        DiagnosticDescriptors.MemoryLimit, new TextLocation(image.Source, image.Span), ValueFormatter.Size((ulong)Script.Options.MaxMemory)));
                    return;
                }

                if (linked.Problem is not { } problem || linked.Descriptor != DiagnosticDescriptors.ImageImpossible) continue;
                diagnostics.Add(Diagnostic.Create(linked.Descriptor, new TextLocation(image.Source, linked.Span), problem));
                break;
            }
        }
    }
}

/// <summary>A linked image of a script.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Bytes">The ELF file; empty when there is a problem.</param>
/// <param name="Problem">Why it could not be made; null when it was.</param>
public sealed record LinkedImage(string Name, ReadOnlyMemory<byte> Bytes, string? Problem);
