using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Sessions;

/// <summary>What changes inside the statements of a submission on their way into a file: names, relative paths, the seed.</summary>
internal static class SubmissionEdits
{
    /// <param name="index">The submission's number.</param>
    /// <param name="state">The submission.</param>
    /// <param name="names">The names in the file.</param>
    /// <param name="folder">The file's folder, as a whole path.</param>
    public static TextEdits Of(int index, ScriptState state, SavedNames names, string folder)
    {
        var compilation = state.Submission.Compilation;
        var edits = new TextEdits(compilation.SyntaxTree.Text);
        var model = compilation.GetSemanticModel(compilation.SyntaxTree);
        var from = Path.GetFullPath(state.Script.Folder.Length == 0 ? "." : state.Script.Folder);
        foreach (var node in SavedNames.Nodes(compilation.SyntaxTree.Root))
        {
            switch (node)
            {
                case NameExpressionSyntax or SyntaxToken when model.GetSymbolInfo(node) is { } symbol && names.Of(symbol) is var name && name != symbol.Name:
                    edits.Replace(node.Span, name);
                    break;
                case ImageOptionSyntax { Keyword.Text: "interp", Value: { Value: not string } interpreter } when names.SeenFrom(index, interpreter.Text) is var name && name != interpreter.Text:
                    edits.Replace(interpreter.Span, name);
                    break;
                case CSharpExpressionSyntax { Code: { IsMissing: false } code } when Renamed(state, model, code, index, names) is { } renamed:
                    edits.Replace(code.Span, renamed);
                    break;
            }

            if (from != folder && PathOf(node) is { Value: string path } token && path.Length > 0 && !Path.IsPathRooted(path))
                edits.Replace(token.Span, ValueFormatter.Quote(Path.GetRelativePath(folder, Path.Combine(from, path)).Replace('\\', '/')));
        }

        if (state.Script.Options.Seed is { } seed && compilation.SyntaxTree.Root.Statements.OfType<MachineDeclarationSyntax>().FirstOrDefault() is { } machine)
        {
            if (machine.Settings.FirstOrDefault(setting => setting.Name == "seed") is { } setting) edits.Replace(setting.Value.Span, $"{seed}");
            else edits.Replace(machine.OpenBraceToken.Span, $"{{ seed = {seed}; ");
        }

        return edits;
    }

    /// <summary>The code of a block with the new names of its variables; null when they keep their names.</summary>
    private static string? Renamed(ScriptState state, SemanticModel model, SyntaxToken code, int index, SavedNames names)
    {
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var symbol in model.LookupSymbols(code.Span.Start))
            if (symbol is VariableSymbol && names.Of(symbol) is var name && name != symbol.Name)
                renamed.TryAdd(symbol.Name, name);
        return renamed.Count == 0 || state.Script.Options.AllowedCSharp is not { } engine ? null : engine.Rename(code.Text, renamed);
    }

    /// <summary>The string literal in which a declaration names a file of the computer; null for what is no such declaration.</summary>
    private static SyntaxToken? PathOf(SyntaxNode node) => node switch
    {
        ImportDeclarationSyntax import => import.Path,
        ImageFileDeclarationSyntax image => FirstText(image.Value),
        RequiresDeclarationSyntax requires => FirstText(requires.Requirement),
        MachineSettingSyntax { Name: "like" } like => FirstText(like.Value),
        FileDeclarationSyntax { Value: CallExpressionSyntax call } => call.Arguments.FirstOrDefault(argument => argument.Name?.Text == "path") is { } path ? FirstText(path.Value) : null,
        _ => null,
    };

    private static SyntaxToken? FirstText(SyntaxNode node) => SavedNames.Nodes(node).OfType<SyntaxToken>().FirstOrDefault(token => token.Value is string);
}
