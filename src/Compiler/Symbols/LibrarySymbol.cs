namespace MemDsl.Compiler.Symbols;

/// <summary>A name that the library provides: exactly one of the properties is not null.</summary>
public sealed class LibrarySymbol : Symbol
{
    internal LibrarySymbol(LibraryFunction function)
        : base(function.Name, null)
    {
        Function = function;
        Type = function.Result;
    }

    internal LibrarySymbol(LibraryConstant constant)
        : base(constant.Name, null)
    {
        Constant = constant;
        Type = constant.Type;
    }

    internal LibrarySymbol(LibraryEventKind eventKind)
        : base(eventKind.Name, null)
    {
        EventKind = eventKind;
        Type = UnitType.EventKind;
    }

    public LibraryFunction? Function { get; }

    public LibraryConstant? Constant { get; }

    public LibraryEventKind? EventKind { get; }

    public override TypeSymbol Type { get; }

    public string Documentation => Function?.Documentation ?? Constant?.Documentation ?? EventKind?.Documentation ?? "";

    public override string ToString() => Function?.Signature ?? $"{Name}: {Type}";
}
