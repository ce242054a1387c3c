using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Library;

/// <summary>One row of the library: what the compiler sees of it, what it changes or looks at, its documentation, and the code behind it.</summary>
internal sealed record Row
{
    public LibraryFunctionKind Kind { get; init; } = LibraryFunctionKind.Method;

    /// <summary>The type it is called on; null for a free function or global.</summary>
    public TypeSymbol? On { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<LibraryParameter> Parameters { get; init; } = [];

    public TypeSymbol Result { get; init; } = PrimitiveType.Int;

    public bool CanFail { get; init; }

    public bool CanRaise { get; init; }

    /// <summary>What a call changes.</summary>
    public CallEffectKinds Changes { get; init; }

    /// <summary>What a call reads, so that a failed assertion knows whose last change to name.</summary>
    public CallEffectKinds Looks { get; init; }

    /// <summary>Index of the parameter with the first address concerned; -1 for all of the receiver.</summary>
    public int AddressAt { get; init; } = -1;

    /// <summary>Index of the parameter with the number of bytes concerned; -1 for one.</summary>
    public int LengthAt { get; init; } = -1;

    /// <summary>Whether a call that fails may have changed something before it did, as mprotect has in the areas in front of a hole.</summary>
    public bool FailsHalfway { get; init; }

    /// <summary>Whether what it changes is done by the page fault that it may cause: a load.</summary>
    public bool ChangesByFault { get; init; }

    public int ResultKindAt { get; init; } = -1;

    /// <summary>The families of constants that its result is made of.</summary>
    public ImmutableArray<string> Families { get; init; } = [];

    public required string Doc { get; init; }

    public string Example { get; init; } = "";

    public required RowImplementation Run { get; init; }

    public LibraryFunction ToFunction(string group) => new(Kind, Name, On, Parameters, Result)
    {
        CanFail = CanFail,
        CanRaise = CanRaise,
        Effects = new CallEffects(Changes, AddressAt, LengthAt),
        ResultKindParameter = ResultKindAt,
        ConstantFamilies = Families,
        Documentation = Doc,
        Example = Example,
        Group = group,
    };

    public RowCode ToCode()
    {
        var receiver = On is null ? 0 : 1;
        return new RowCode
        {
            Run = Run,
            ReceiverSlots = receiver,
            Changes = Changes,
            Looks = Looks,
            FailsHalfway = FailsHalfway,
            ChangesByFault = ChangesByFault,
            AddressSlot = AddressAt < 0 ? -1 : AddressAt + receiver,
            LengthSlot = LengthAt < 0 ? -1 : LengthAt + receiver,
        };
    }
}
