using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Operations;

/// <summary>
/// A <c>csharp { … }</c>: its code as text, which this compiler does not read, and what the script lends it. The window of
/// <see cref="OpCode.CallCSharp"/> holds the variables in this order, and then the process of the <c>with</c> around it, if there is one.
/// </summary>
/// <param name="Source">The script that it stands in.</param>
/// <param name="Span">All of it.</param>
/// <param name="Keyword">The word <c>csharp</c>.</param>
/// <param name="Code">What stands between its braces.</param>
/// <param name="Result">What it gives; <see cref="PrimitiveType.Void"/> for a statement.</param>
/// <param name="Variables">The script's variables that the code may mean, each by a word that occurs in it.</param>
/// <param name="HasProcess">Whether it stands inside <c>with</c>.</param>
public sealed record CSharpBlockDescriptor(
    SourceText Source,
    TextSpan Span,
    TextSpan Keyword,
    TextSpan Code,
    TypeSymbol Result,
    ImmutableArray<CSharpVariable> Variables,
    bool HasProcess);

/// <summary>A variable of the script inside a block of C#.</summary>
/// <param name="Name">In both languages.</param>
/// <param name="Type">In the script.</param>
/// <param name="IsWritable">Whether it is a <c>var</c>, to which the block may assign.</param>
public sealed record CSharpVariable(string Name, TypeSymbol Type, bool IsWritable);
