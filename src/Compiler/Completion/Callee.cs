using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Completion;

/// <summary>Something that can be called, of the library, the script or the language: what a writer wants to know about it.</summary>
/// <param name="Name">What stands before the parenthesis.</param>
/// <param name="Parameters">In their order.</param>
/// <param name="Result">What it gives; null where the arguments decide.</param>
/// <param name="Signature">The whole in one line.</param>
/// <param name="Documentation">What a call does; may be empty.</param>
/// <param name="Example">One line that shows a call; may be empty.</param>
internal sealed record Callee(string Name, ImmutableArray<LibraryParameter> Parameters, TypeSymbol? Result, string Signature, string Documentation, string Example)
{
    public static Callee Of(LibraryFunction row) => new(row.Name, row.Parameters, row.ResultKindParameter < 0 ? row.Result : null, row.Signature, row.Documentation, row.Example);

    public static Callee Of(FunctionSymbol function) =>
        new(function.Name, [.. function.Parameters.Select(p => new LibraryParameter(p.Name, p.Type) { Default = p.Default })], function.Type, function.ToString(), CommentAbove.Of(function), "");
}
