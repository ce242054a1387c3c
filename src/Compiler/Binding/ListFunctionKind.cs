namespace MemDsl.Compiler.Binding;

/// <summary>The functions that every list has; they are written out as loops.</summary>
internal enum ListFunctionKind
{
    Where,
    Any,
    All,
    Count,
    Sum,
    Map,
    First,
    Min,
    Max,
}
