namespace MemDsl.Compiler.Operations;

/// <summary>
/// What an <see cref="Operation"/> does. <c>A B C</c> are its operands; <c>s[i]</c> is slot <c>i</c> of the current frame, <c>.w</c> its word and
/// <c>.r</c> its reference, <c>g[i]</c> a global slot. <c>A</c> is the destination unless said otherwise. A target is the index of an operation in the
/// same function. An operation that "fails" is a run-time error of the script at the operation's span, never an exception.
/// </summary>
public enum OpCode
{
    /// <summary>Nothing.</summary>
    Nop,

    // Moves ----------------------------------------------------------------------------------------------------------

    /// <summary>s[A].w = B, a signed 32-bit immediate.</summary>
    LoadSmall,

    /// <summary>s[A].w = words[B].</summary>
    LoadWord,

    /// <summary>s[A].r = references[B].</summary>
    LoadReference,

    /// <summary>s[A].r = null, s[A].w = 0.</summary>
    LoadNull,

    /// <summary>s[A] = not given: .w = <see cref="OperationProgram.NotGiven"/>, .r = null. Also marks an assertion's part as not evaluated.</summary>
    LoadNotGiven,

    /// <summary>s[A].r = null; the word stays.</summary>
    ClearReference,

    /// <summary>s[A] = s[B], both halves.</summary>
    Move,

    /// <summary>s[A] = g[B], both halves.</summary>
    LoadGlobal,

    /// <summary>g[A] = s[B], both halves.</summary>
    StoreGlobal,

    /// <summary>
    /// Fails when g[A] was never assigned: a function used a top-level variable before its declaration ran. Global slots start as not given.
    /// </summary>
    CheckGlobal,

    // Control --------------------------------------------------------------------------------------------------------

    /// <summary>Go to A.</summary>
    Jump,

    /// <summary>Go to B if s[A].w is not 0.</summary>
    JumpIfTrue,

    /// <summary>Go to B if s[A].w is 0.</summary>
    JumpIfFalse,

    /// <summary>Go to C if s[A].w = s[B].w.</summary>
    JumpIfEqual,

    /// <summary>Go to C if s[A].w ≠ s[B].w.</summary>
    JumpIfNotEqual,

    /// <summary>Go to C if s[A].w &lt; s[B].w.</summary>
    JumpIfLess,

    /// <summary>Go to C if s[A].w ≤ s[B].w.</summary>
    JumpIfLessOrEqual,

    /// <summary>Go to B if s[A].r is null.</summary>
    JumpIfNull,

    /// <summary>The end of a loop over ints: s[A].w += 1; go to C if it is less than s[B].w.</summary>
    NextInRange,

    /// <summary>
    /// The end of a loop over a list: s[B].r is the list, s[B+1].w the index. The index grows by 1; if it is less than the list's length, s[A] becomes
    /// the element there and control goes to C. The loop starts with the index −1.
    /// </summary>
    NextInList,

    /// <summary>
    /// s[A] = result of functions[C], whose slots 0… are a copy of s[B]…, as many as it has parameters. A is −1 when the result is not wanted.
    /// </summary>
    CallFunction,

    /// <summary>
    /// s[A] = result of the library row with ordinal C; its window (receiver, then every parameter) is s[B]…. The window is read only: its slots
    /// may be filled once before a loop and used in every round. A is −1 when the result is not wanted.
    /// </summary>
    CallLibrary,

    /// <summary>s[A] = result of the function that is the value s[B].r; its arguments are s[B+1]…. A is −1 when the result is not wanted.</summary>
    CallValue,

    /// <summary>Ends the function with the result s[A], or with none when A is −1. Regions that the frame still has open are dropped.</summary>
    Return,

    // Words ----------------------------------------------------------------------------------------------------------
    // s[A].w = s[B].w op s[C].w; the result must be in -2^63 … 2^64-1, else the operation fails.

    Add,
    Subtract,
    Multiply,

    /// <summary>Truncates; fails on division by zero.</summary>
    Divide,

    /// <summary>The sign of the left operand; fails on division by zero.</summary>
    Remainder,

    /// <summary>On the two's complement of any width: the result is non-negative if both operands are.</summary>
    And,
    Or,
    Xor,

    /// <summary>Fails unless 0 ≤ s[C].w ≤ 63.</summary>
    ShiftLeft,

    /// <summary>Arithmetic; fails unless 0 ≤ s[C].w ≤ 63.</summary>
    ShiftRight,

    /// <summary>s[A].w = −s[B].w.</summary>
    Negate,

    /// <summary>s[A].w = ~s[B].w: the 64-bit complement of a non-negative word, the ordinary one of a negative word.</summary>
    Complement,

    /// <summary>s[A].w = 1 − s[B].w for a bool.</summary>
    Not,

    Equal,
    NotEqual,
    Less,
    LessOrEqual,

    // Numbers: .r is a boxed decimal ---------------------------------------------------------------------------------

    /// <summary>s[A].r = the decimal of s[B].w.</summary>
    NumberOfWord,
    NumberAdd,
    NumberSubtract,
    NumberMultiply,
    NumberDivide,
    NumberRemainder,
    NumberNegate,

    /// <summary>s[A].w = s[B].r = s[C].r as decimals.</summary>
    NumberEqual,
    NumberLess,
    NumberLessOrEqual,

    // References -----------------------------------------------------------------------------------------------------

    /// <summary>
    /// s[A].w = the values s[B] and s[B+1], both of type types[C], are equal: strings, bytes, lists, ranges, results by content, objects by identity
    /// of what they denote. For a nullable type null equals null alone.
    /// </summary>
    ValuesEqual,

    /// <summary>s[A].w = s[B].r is null.</summary>
    IsNull,

    /// <summary>A word becomes a nullable: s[A].w = s[B].w, s[A].r = <see cref="OperationProgram.Present"/>.</summary>
    WrapNullable,

    /// <summary>A nullable becomes its value: s[A] = s[B]; fails when s[B].r is null. The span is the expression that was null.</summary>
    UnwrapNullable,

    /// <summary>s[A].r = the strings s[B].r and s[C].r joined.</summary>
    StringConcat,

    /// <summary>s[A].w = the number of characters of s[B].r.</summary>
    StringLength,

    /// <summary>s[A].w = the string s[B].r occurs in the string s[C].r.</summary>
    StringContains,

    /// <summary>s[A].w = s[B].r comes before s[C].r, ordinally.</summary>
    StringLess,
    StringLessOrEqual,

    BytesConcat,
    BytesLength,

    /// <summary>s[A].w = the byte of s[B].r at s[C].w; fails outside.</summary>
    BytesGet,

    /// <summary>s[A].r = the bytes of the string s[B].r in UTF-8.</summary>
    BytesOfString,

    /// <summary>s[A].r = the range from s[B].w up to s[C].w, not included; fails when the end is below the start.</summary>
    RangeNew,

    /// <summary>s[A].r = the range of s[C].w units from s[B].w; fails when the length is negative or the end is no int.</summary>
    RangeOfLength,

    /// <summary>s[A].w = the start of the range s[B].r.</summary>
    RangeStart,
    RangeEnd,
    RangeLength,

    /// <summary>s[A].w = the word s[B].w lies in the range s[C].r.</summary>
    RangeContains,

    /// <summary>s[A].r = a list of shapes[C].Count elements, s[B]…, of type shapes[C].Element.</summary>
    ListNew,

    /// <summary>s[A].r is a list that nobody else holds yet: it grows by the element s[B].</summary>
    ListAppend,

    /// <summary>s[A].r = s[B].r + s[C].r.</summary>
    ListConcat,

    /// <summary>s[A].w = the number of elements of s[B].r.</summary>
    ListLength,

    /// <summary>s[A] = the element of s[B].r at s[C].w; fails outside 0 … length − 1.</summary>
    ListGet,

    /// <summary>s[A].w = the value s[B], of type types[C], is an element of the list s[B+1].r.</summary>
    ListContains,

    /// <summary>s[A].r = functions[C] as a value that keeps s[B]…, as many as the function has captures.</summary>
    FunctionNew,

    /// <summary>s[A].r = a record of records[C], whose fields are s[B]… in order; fields that are not given hold <see cref="OperationProgram.NotGiven"/> and null.</summary>
    RecordNew,

    /// <summary>s[A].r = the text of interpolations[C], whose holes are s[B]….</summary>
    Interpolate,

    /// <summary>s[A].r = pattern patterns[C] with the values of its holes s[B]….</summary>
    PatternNew,

    /// <summary>s[A].w = the value s[B] matches the pattern s[C].r.</summary>
    PatternMatches,

    // Results --------------------------------------------------------------------------------------------------------

    /// <summary>s[A].w = the result s[B].r is a success.</summary>
    ResultOk,

    /// <summary>s[A] = the value of s[B].r; fails, with its errno or signal, when it has none.</summary>
    ResultValue,

    /// <summary>s[A] = the errno of s[B].r, an <c>errno?</c>.</summary>
    ResultErrno,

    /// <summary>s[A] = the signal of s[B].r, a <c>signal?</c>.</summary>
    ResultSignal,

    /// <summary>s[A].r = the reason of s[B].r, a string; empty for a success.</summary>
    ResultReason,

    // Regions --------------------------------------------------------------------------------------------------------
    // An Enter operation pushes a mark on the frame. A library call that fails with an errno looks for the innermost mark of EnterFails or EnterTry,
    // in this frame and then in its callers; one that raises a signal, for EnterRaises or EnterTry. Frames above the mark's, and marks above it,
    // are dropped (each ended as Leave would end it), the mark too, and control goes on at the mark's target.

    /// <summary>
    /// Expects an errno: words[C], or any when C is −1. When one arrives, s[A].w = whether it is the expected one, s[A].r = the outcome (for the
    /// explanation of a failed assertion), go to B.
    /// </summary>
    EnterFails,

    /// <summary>Expects a signal: signals[C], or any when C is −1. As <see cref="EnterFails"/>.</summary>
    EnterRaises,

    /// <summary>When an errno or signal arrives, s[A].r = a failed result, go to B.</summary>
    EnterTry,

    /// <summary>Pops the innermost mark, whatever its kind, and drops what it collected: a jump out of a region.</summary>
    LeaveRegion,

    /// <summary>Pops EnterTry: s[A].r = a successful result with the value s[B] of type types[C]. B is −1 when there is no value.</summary>
    LeaveTry,

    /// <summary>Starts to collect events.</summary>
    EnterTrace,

    /// <summary>Pops EnterTrace: s[A].r = the list of events since.</summary>
    LeaveTrace,

    /// <summary>Starts to collect events with their causes.</summary>
    EnterExplain,

    /// <summary>Pops EnterExplain and prints the tree of causes.</summary>
    LeaveExplain,

    /// <summary>Operations run on the CPU whose number is s[A].w until the region ends; fails when there is none.</summary>
    EnterCpu,

    /// <summary>Pops EnterCpu.</summary>
    LeaveCpu,

    // Statements -----------------------------------------------------------------------------------------------------

    /// <summary>Records assertions[B], whose outcome is s[A].w; s[C].r is its message, C is −1 when it has none.</summary>
    Assert,

    /// <summary>Prints the values s[A]…, whose types (and number) are those of <see cref="OperationProgram.TypeLists"/>[C].</summary>
    Print,

    /// <summary>Shows the picture of s[A], of type types[B].</summary>
    Show,

    /// <summary>
    /// s[A] = result of cSharpBlocks[C], whose window is s[B]…; the block writes the variables that it may assign back into the window. A is −1 when
    /// it has no result.
    /// </summary>
    CallCSharp,

    /// <summary>Lets the machine's daemons run once.</summary>
    Tick,

    /// <summary>The value of a submission's last expression: s[A] of type types[B].</summary>
    SubmissionValue,

    // Declarations ---------------------------------------------------------------------------------------------------

    /// <summary>Makes images[A] and puts it into its global slot.</summary>
    DeclareImage,

    /// <summary>Makes files[A] and puts it into its global slot.</summary>
    DeclareFile,

    /// <summary>Ends the script or test as skipped when requirements[A] does not hold.</summary>
    Require,
}
