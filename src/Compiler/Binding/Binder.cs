using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Binding;

/// <summary>
/// Turns syntax into bound nodes: finds what names mean, gives everything a type, folds constants, reports what is wrong. One binder binds one script
/// or submission; its parts stand in a file each, by subject.
/// </summary>
internal sealed partial class Binder
{
    /// <summary>After this many diagnostics no more suggestions are searched for: each costs a look at every name in scope.</summary>
    private const int MaximumSuggestions = 100;

    private readonly Library _library;
    private readonly CompilationOptions _options;
    private readonly bool _isScript;
    private readonly BoundProgram? _previous;
    private DiagnosticBag _diagnostics;
    private readonly SemanticRecorder? _recorder;
    private readonly List<GlobalDescriptor> _globals;
    private readonly List<ImageDescriptor> _images;
    private readonly List<FileDescriptor> _files;

    /// <summary>Receivers of the <c>with</c> blocks around the place that is being bound, innermost last.</summary>
    private readonly List<BoundExpression> _withs = [];

    private SyntaxTree _tree;
    private BoundScope _scope;
    private FunctionSymbol? _function;
    private bool _isTopLevel = true;
    private int _loopDepth;

    // The parts of an assertion's condition are shown when it fails, so computed constants remember what they were computed from.
    private bool _isInAssertion;

    // How many things of a kind were bound so far; comparing before and after says whether an expression contains one.
    private int _failableCalls;
    private int _raisingCalls;
    private int _runtimeValues;
    private int _suggestions;

    private Binder(Library library, CompilationOptions options, bool isScript, BoundProgram? previous, DiagnosticBag diagnostics, SemanticRecorder? recorder, SyntaxTree tree)
    {
        _library = library;
        _options = options;
        _isScript = isScript;
        _previous = previous;
        _diagnostics = diagnostics;
        _recorder = recorder;
        _tree = tree;
        _globals = previous is null ? [] : [.. previous.Globals];
        _images = previous is null ? [] : [.. previous.Images];
        _files = previous is null ? [] : [.. previous.Files];
        _cSharpBlocks = previous is null ? [] : [.. previous.CSharpBlocks];
        _scope = new BoundScope(previous?.Scope) { MayShadowParent = true };
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params ReadOnlySpan<object?> arguments) =>
        _diagnostics.Report(descriptor, new TextLocation(_tree.Text, span), arguments);

    private void ReportWithHelp(DiagnosticDescriptor descriptor, TextSpan span, string? help, params ReadOnlySpan<object?> arguments) =>
        _diagnostics.ReportWithHelp(descriptor, new TextLocation(_tree.Text, span), help, arguments);

    /// <summary>Reports a name that nothing answers to, with the nearest one that would.</summary>
    private void ReportUnknown(DiagnosticDescriptor descriptor, TextSpan span, string name, IEnumerable<string> candidates, params ReadOnlySpan<object?> arguments)
    {
        var member = descriptor == DiagnosticDescriptors.UnknownName ? MemberHelp(name) : null;
        var nearest = member is null && _suggestions++ < MaximumSuggestions ? Suggestions.Find(name, candidates) : null;
        var help = nearest is not null ? $"did you mean '{nearest}'?" : member;
        ReportWithHelp(descriptor, span, help, arguments);
    }

    /// <summary>For a name that stands alone and needs something before it: <c>mmap(4K)</c>, <c>elf("…")</c>.</summary>
    private string? MemberHelp(string name)
    {
        if (name is "elf") return "an ELF file gets its name as an image: image sh = elf(\"/bin/sh\")";
        foreach (var type in _library.Types)
        {
            if (type.AllowsWith && _library.MembersOf(type).Any(member => member.Name == name)) return $"'{name}' is a member of {type.Name}: name the {type.Name} before it, or write it inside 'with'";
        }

        return null;
    }

    private static BoundErrorExpression ErrorAt(SyntaxNode syntax) => new(syntax.Span);

    /// <summary>Declares a name in the current scope, or reports that it is taken.</summary>
    private void Declare(Symbol symbol, SyntaxToken name)
    {
        if (name.IsMissing) return;
        if (_scope.FindCollision(symbol.Name) is { } other && !IsOfAnotherFile(other))
        {
            if (_examNames is not null && _examNames.Contains(other))
            {
                Report(DiagnosticDescriptors.ExerciseName, name.Span, symbol.Name);
                return;
            }

            var place = other.Location is { } location ? $"it is declared in line {location.Start.Line}{(location.Text == _tree.Text ? "" : $" of {location.Path}")}" : null;
            ReportWithHelp(DiagnosticDescriptors.AlreadyDeclared, name.Span, place, $"'{symbol.Name}'");
        }

        _recorder?.Record(name, symbol);
        _lambda?.Own.Add(symbol);
        _scope.DeclareIfNew(symbol);
    }

    /// <summary>
    /// Whether a local name meets a top-level one of another file: an imported file cannot know the names of those who import it, so its parameters and
    /// locals may have the same.
    /// </summary>
    private bool IsOfAnotherFile(Symbol other) => _scope.Parent is not null && _scope.Lookup(other.Name) == other && !_isTopLevel
        && other.Location is { } location && location.Text != _tree.Text && _examNames?.Contains(other) != true;

    private void OpenScope(TextSpan span)
    {
        _scope = new BoundScope(_scope);
        _recorder?.Record(_tree, span, _scope);
    }

    private void CloseScope() => _scope = _scope.Parent!;

    /// <summary>Every name that an expression could use here.</summary>
    private IEnumerable<string> NamesInScope()
    {
        for (var scope = _scope; scope is not null; scope = scope.Parent)
        {
            foreach (var symbol in scope.Symbols) yield return symbol.Name;
        }

        foreach (var receiver in _withs)
        {
            foreach (var member in _library.MembersOf(receiver.Type)) yield return member.Name;
        }

        foreach (var row in _library.Functions)
        {
            if (row.Receiver is null) yield return row.Name;
        }

        foreach (var row in _library.Constants) yield return row.Name;
        foreach (var row in _library.EventKinds) yield return row.Name;
    }

    private TextLocation LocationOf(SyntaxNode syntax) => new(_tree.Text, syntax.Span);
}
