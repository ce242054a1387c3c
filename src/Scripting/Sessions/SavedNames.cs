using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Scripting.Sessions;

/// <summary>
/// The name that each top-level declaration of a session gets in a file, where all of them stand together: its own, unless another declaration, a local of another
/// submission, an import, or a use of the library has that name.
/// </summary>
internal sealed class SavedNames
{
    private readonly Dictionary<SourceText, int> _submissions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(int Submission, string Name), string> _names = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Every word of every submission: what a new name may not be.</summary>
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>Names that mean something else than a top-level declaration, and in which submissions.</summary>
    private readonly Dictionary<string, HashSet<int>> _foreign = new(StringComparer.Ordinal);

    /// <param name="compilations">The submissions, in order.</param>
    /// <param name="library">Whose names new ones do not take.</param>
    /// <param name="isKept">Whether a top-level declaration is written at all.</param>
    public SavedNames(ImmutableArray<Compilation> compilations, Compiler.Symbols.Library library, Func<int, StatementSyntax, bool> isKept)
    {
        for (var i = 0; i < compilations.Length; i++) _submissions.Add(compilations[i].SyntaxTree.Text, i);
        for (var i = 0; i < compilations.Length; i++) Collect(i, compilations[i]);
        foreach (var row in library.Functions) _words.Add(row.Name);
        foreach (var row in library.Constants) _words.Add(row.Name);
        foreach (var row in library.EventKinds) _words.Add(row.Name);
        for (var i = 0; i < compilations.Length; i++)
            foreach (var statement in compilations[i].SyntaxTree.Root.Statements)
                if (NameOf(statement) is { IsMissing: false } name && isKept(i, statement))
                    Choose(i, name.Text);
    }

    /// <summary>The name token of a top-level declaration; null for any other statement.</summary>
    public static SyntaxToken? NameOf(StatementSyntax statement) => statement switch
    {
        VariableDeclarationSyntax variable => variable.Name,
        FunctionDeclarationSyntax function => function.Name,
        ImageBlockDeclarationSyntax image => image.Name,
        ImageFileDeclarationSyntax image => image.Name,
        FileDeclarationSyntax file => file.Name,
        _ => null,
    };

    /// <summary>The name in the file of what a symbol stands for.</summary>
    public string Of(Symbol symbol) => Owner(symbol) is { } submission ? Of(submission, symbol.Name) : symbol.Name;

    /// <summary>The name in the file of a declaration of a submission.</summary>
    public string Of(int submission, string name) => _names.GetValueOrDefault((submission, name), name);

    /// <summary>The name in the file of the declaration that a submission sees by a name.</summary>
    public string SeenFrom(int submission, string name)
    {
        for (var i = submission; i >= 0; i--)
            if (_names.TryGetValue((i, name), out var chosen)) return chosen;
        return name;
    }

    /// <summary>A name that nothing has: the one that is wanted, or that with a number.</summary>
    public string Free(string name) => !_words.Contains(name) && _taken.Add(name) ? name : Numbered(name);

    private string Numbered(string name)
    {
        for (var number = 2; ; number++)
        {
            var candidate = string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
            if (!_words.Contains(candidate) && _taken.Add(candidate)) return candidate;
        }
    }

    private void Choose(int submission, string name)
    {
        var isForeign = _foreign.TryGetValue(name, out var users) && users.Any(user => user != submission);
        _names.Add((submission, name), !isForeign && _taken.Add(name) ? name : Numbered(name));
    }

    private void Collect(int submission, Compilation compilation)
    {
        var model = compilation.GetSemanticModel(compilation.SyntaxTree);
        foreach (var node in Nodes(compilation.SyntaxTree.Root))
        {
            if (node is SyntaxToken token) _words.Add(token.Text);
            if (node is not (SyntaxToken or NameExpressionSyntax) || model.GetSymbolInfo(node) is not { } symbol) continue;
            if (Owner(symbol) is null) AddForeign(symbol.Name, submission);
        }

        // What imports declare is there whether it is used or not.
        foreach (var symbol in model.LookupSymbols(compilation.SyntaxTree.Text.Length))
            if (symbol.Location is { } location && !_submissions.ContainsKey(location.Text))
                AddForeign(symbol.Name, submission);
    }

    private void AddForeign(string name, int submission)
    {
        if (!_foreign.TryGetValue(name, out var users)) _foreign.Add(name, users = []);
        users.Add(submission);
    }

    /// <summary>The submission whose top level declares a symbol; null for locals, imports and the library.</summary>
    private int? Owner(Symbol symbol) =>
        symbol is GlobalVariableSymbol or TemplateSymbol or FunctionSymbol && symbol.Location is { } location && _submissions.TryGetValue(location.Text, out var submission)
            ? submission
            : null;

    /// <summary>A node and everything below it.</summary>
    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode root)
    {
        var open = new Stack<SyntaxNode>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.GetChildren()) open.Push(child);
        }
    }
}
