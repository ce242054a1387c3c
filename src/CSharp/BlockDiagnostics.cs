using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = MemDsl.Compiler.Diagnostics.Diagnostic;
using DiagnosticDescriptor = MemDsl.Compiler.Diagnostics.DiagnosticDescriptor;
using DiagnosticSeverity = MemDsl.Compiler.Diagnostics.DiagnosticSeverity;
using TextSpan = MemDsl.Compiler.Text.TextSpan;

namespace MemDsl.CSharp;

/// <summary>What C# has to say about blocks, as diagnostics of the script: its ids and words, our places.</summary>
internal static class BlockDiagnostics
{
    public static ImmutableArray<Diagnostic> Of(Compilation compilation, BlockText text)
    {
        var all = new List<Diagnostic>();
        foreach (var diagnostic in compilation.GetDiagnostics())
        {
            if (Convert(diagnostic, text) is { } ours && !all.Contains(ours)) all.Add(ours);
        }

        AddAssignments(compilation, text, all);
        return [.. all];
    }

    /// <summary>A diagnostic of C# as one of ours; null for what is no mistake.</summary>
    public static Diagnostic? Convert(Microsoft.CodeAnalysis.Diagnostic diagnostic, TextLocation? place, string? message = null)
    {
        if (diagnostic.Severity is not (Microsoft.CodeAnalysis.DiagnosticSeverity.Error or Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)) return null;
        var severity = diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        var title = diagnostic.Descriptor.Title.ToString(CultureInfo.InvariantCulture);
        var words = (message ?? diagnostic.GetMessage(CultureInfo.InvariantCulture)).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return Diagnostic.Create(new DiagnosticDescriptor(diagnostic.Id, title, words, severity, ""), place);
    }

    private static Diagnostic? Convert(Microsoft.CodeAnalysis.Diagnostic diagnostic, BlockText text)
    {
        var span = diagnostic.Location.SourceSpan;
        var index = text.BlockAt(span.Start);
        var block = text.Blocks[index];
        var offset = span.Start - text.StartOf(index);
        // What is wrong with the method around the code (no value returned) is said of the block.
        var place = offset >= 0 && offset <= block.Code.Length
            ? new TextSpan(block.Code.Start + offset, Math.Min(span.Length, block.Code.Length - offset))
            : block.Keyword;
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture).Replace(BlockText.NameIn(index), "csharp", StringComparison.Ordinal);
        return Convert(diagnostic, new TextLocation(block.Source, place), message);
    }

    /// <summary>Assignments to what the script has declared with <c>let</c>: for C# it is a variable like others.</summary>
    private static void AddAssignments(Compilation compilation, BlockText text, List<Diagnostic> all)
    {
        var tree = compilation.SyntaxTrees.Single();
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (!IsAssigned(name)) continue;
            var index = text.BlockAt(name.SpanStart);
            var block = text.Blocks[index];
            var offset = name.SpanStart - text.StartOf(index);
            if (offset < 0 || offset > block.Code.Length) continue;
            var variable = block.Variables.FirstOrDefault(variable => variable.Name == name.Identifier.ValueText);
            if (variable is not { IsWritable: false } || !IsScripts(compilation.GetSemanticModel(tree), name, text.StartOf(index))) continue;
            all.Add(Diagnostic.Create(
                DiagnosticDescriptors.AssignToLet,
                new TextLocation(block.Source, new TextSpan(block.Code.Start + offset, name.Span.Length)),
                variable.Name,
                "not a 'var' of the script"));
        }
    }

    /// <summary>Whether the name is the variable in front of the code, and not one that the code declares itself.</summary>
    private static bool IsScripts(SemanticModel model, IdentifierNameSyntax name, int start) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol local && local.Locations[0].SourceSpan.Start < start;

    private static bool IsAssigned(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression),
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)
            || argument.Parent?.Parent is AssignmentExpressionSyntax { Left: TupleExpressionSyntax } deconstruction && deconstruction.Left == argument.Parent,
        RefExpressionSyntax => true,
        _ => false,
    };
}
