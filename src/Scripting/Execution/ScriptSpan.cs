using MemDsl.Compiler.Text;

namespace MemDsl.Scripting.Execution;

/// <summary>A span of one source text.</summary>
internal readonly record struct ScriptSpan(SourceText Source, TextSpan Span)
{
    /// <summary>Whether the operation stands inside the span.</summary>
    public bool Holds(OperationPlace place) =>
        place.Function is not null && ReferenceEquals(place.Function.Source, Source) && place.Span.Start >= Span.Start && place.Span.End <= Span.End;
}
