using System.Text;
using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Syntax;
using MemDsl.Exams.Model;

namespace MemDsl.Exams.Release;

/// <summary>What a released file begins with: constants, which a machine block may use, then the machine, what is required, images, files and functions.</summary>
internal static class Preamble
{
    /// <summary>Text without comments, not yet in any layout.</summary>
    /// <param name="exam">Without errors.</param>
    /// <param name="uses">The declarations that the file takes along.</param>
    /// <param name="machine">Null for the machine that is there when no block says anything else.</param>
    public static string Of(Exam exam, IEnumerable<UsedDeclaration> uses, MachineDeclarationSyntax? machine)
    {
        var reached = Reached(exam, uses).ToLookup(statement => statement is VariableDeclarationSyntax);
        var text = new StringBuilder();
        foreach (var constant in reached[true]) Append(constant);
        text.Append('\n');
        if (machine is not null) Append(machine);
        foreach (var line in exam.Script.Compilation!.SyntaxTree.Root.Statements.OfType<RequiresDeclarationSyntax>()) Append(line);
        foreach (var declaration in reached[false])
        {
            text.Append('\n');
            Append(declaration);
        }

        return text.Append('\n').ToString();

        void Append(StatementSyntax statement) => text.Append(SourceCopy.WithoutComments(statement)).Append('\n');
    }

    /// <summary>Of each file in its order, those of imported files first.</summary>
    private static IEnumerable<StatementSyntax> Reached(Exam exam, IEnumerable<UsedDeclaration> uses)
    {
        var own = exam.Script.Compilation!.SyntaxTree;
        var used = uses.DistinctBy(declaration => declaration.Name).ToLookup(declaration => declaration.Location.Text);
        foreach (var file in used.OrderBy(file => file.Key == own.Text).ThenBy(file => file.Key.Path, StringComparer.Ordinal))
        {
            var names = file.Select(declaration => declaration.Location.Span).ToHashSet();
            var tree = file.Key == own.Text ? own : SyntaxTree.Parse(file.Key);
            foreach (var statement in tree.Root.Statements)
            {
                if (NameOf(statement) is { } name && names.Contains(name.Span)) yield return statement;
            }
        }
    }

    private static SyntaxToken? NameOf(StatementSyntax statement) => statement switch
    {
        FunctionDeclarationSyntax function => function.Name,
        ImageBlockDeclarationSyntax image => image.Name,
        ImageFileDeclarationSyntax image => image.Name,
        FileDeclarationSyntax file => file.Name,
        VariableDeclarationSyntax variable => variable.Name,
        _ => null,
    };
}
