using System.Collections.Immutable;

namespace MemDsl.Compiler.Symbols;

/// <summary>
/// The signature half of one row of the library: a function, method, property or global object. The executor holds the implementation half at the
/// same <see cref="Ordinal"/>.
/// </summary>
public sealed record LibraryFunction(LibraryFunctionKind Kind, string Name, TypeSymbol? Receiver, ImmutableArray<LibraryParameter> Parameters, TypeSymbol Result)
{
    /// <summary>The row's index in <see cref="Library.Functions"/>; given by <see cref="LibraryBuilder"/>.</summary>
    public int Ordinal { get; init; } = -1;

    /// <summary>Whether a call may fail with an errno, so that <c>fails</c> and <c>try</c> may stand around it.</summary>
    public bool CanFail { get; init; }

    /// <summary>Whether a call may raise a signal, so that <c>raises</c> and <c>try</c> may stand around it.</summary>
    public bool CanRaise { get; init; }

    public CallEffects Effects { get; init; } = CallEffects.None;

    /// <summary>
    /// The index of a parameter of type <see cref="UnitType.EventKind"/> whose argument decides the result: a list of that kind's records
    /// (<c>t.of(page_fault)</c>). −1 when <see cref="Result"/> is the whole truth. The argument must then be a kind's name.
    /// </summary>
    public int ResultKindParameter { get; init; } = -1;

    /// <summary>The families of constants that a result is made of or compared with, as <see cref="LibraryParameter.ConstantFamilies"/>.</summary>
    public ImmutableArray<string> ConstantFamilies { get; init; } = [];

    public string Documentation { get; init; } = "";

    /// <summary>One line of the language that shows the call, or empty.</summary>
    public string Example { get; init; } = "";

    /// <summary>The heading under which a reference lists the row: <c>System calls</c>.</summary>
    public string Group { get; init; } = "";

    /// <summary>The slots of the call's window: the receiver, if there is one, then every parameter.</summary>
    public int WindowLength => (Receiver is null ? 0 : 1) + Parameters.Length;

    /// <summary>The row as a reference prints it: <c>process.munmap(addr: address, length: int) -> int</c>.</summary>
    public string Signature
    {
        get
        {
            var head = Receiver is null ? Name : $"{Receiver.Name}.{Name}";
            var parameters = Kind is LibraryFunctionKind.Property or LibraryFunctionKind.Global ? "" : $"({string.Join(", ", Parameters)})";
            return Result == PrimitiveType.Void ? head + parameters : $"{head}{parameters} -> {Result.Name}";
        }
    }

    public override string ToString() => Signature;
}
