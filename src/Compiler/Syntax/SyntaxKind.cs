namespace MemDsl.Compiler.Syntax;

/// <summary>The kind of a node, token or piece of trivia.</summary>
public enum SyntaxKind
{
    None,

    // Trivia
    WhitespaceTrivia,
    /// <summary>A line break, whether it ended a statement or not.</summary>
    EndOfLineTrivia,
    /// <summary><c>;</c></summary>
    SemicolonTrivia,
    CommentTrivia,
    /// <summary>Text that could not be understood; a diagnostic has been given for it.</summary>
    SkippedTrivia,

    // Tokens whose text varies
    EndOfFileToken,
    /// <summary>A name, or a contextual word in a place where it is one.</summary>
    IdentifierToken,
    IntegerToken,
    DecimalToken,
    CharacterToken,
    StringToken,
    RawStringToken,
    InterpolatedStringStartToken,
    InterpolatedStringTextToken,
    InterpolatedStringEndToken,
    PatternTextToken,
    SectionNameToken,
    PermissionsToken,
    CSharpCodeToken,

    // Punctuation and operators
    /// <summary><c>(</c></summary>
    OpenParenToken,
    /// <summary><c>)</c></summary>
    CloseParenToken,
    /// <summary><c>[</c></summary>
    OpenBracketToken,
    /// <summary><c>]</c></summary>
    CloseBracketToken,
    /// <summary><c>{</c></summary>
    OpenBraceToken,
    /// <summary><c>}</c></summary>
    CloseBraceToken,
    /// <summary><c>,</c></summary>
    CommaToken,
    /// <summary><c>:</c></summary>
    ColonToken,
    /// <summary><c>.</c></summary>
    DotToken,
    /// <summary><c>?</c></summary>
    QuestionToken,
    /// <summary><c>-&gt;</c></summary>
    ArrowToken,
    /// <summary><c>=&gt;</c></summary>
    EqualsGreaterToken,
    /// <summary><c>..</c></summary>
    DotDotToken,
    /// <summary><c>..+</c></summary>
    DotDotPlusToken,
    /// <summary><c>...</c></summary>
    EllipsisToken,
    /// <summary><c>=</c></summary>
    EqualsToken,
    /// <summary><c>+=</c></summary>
    PlusEqualsToken,
    /// <summary><c>-=</c></summary>
    MinusEqualsToken,
    /// <summary><c>*=</c></summary>
    AsteriskEqualsToken,
    /// <summary><c>/=</c></summary>
    SlashEqualsToken,
    /// <summary><c>%=</c></summary>
    PercentEqualsToken,
    /// <summary><c>&amp;=</c></summary>
    AmpersandEqualsToken,
    /// <summary><c>|=</c></summary>
    BarEqualsToken,
    /// <summary><c>^=</c></summary>
    CaretEqualsToken,
    /// <summary><c>&lt;&lt;=</c></summary>
    LessLessEqualsToken,
    /// <summary><c>&gt;&gt;=</c></summary>
    GreaterGreaterEqualsToken,
    /// <summary><c>+</c></summary>
    PlusToken,
    /// <summary><c>-</c></summary>
    MinusToken,
    /// <summary><c>*</c></summary>
    AsteriskToken,
    /// <summary><c>/</c></summary>
    SlashToken,
    /// <summary><c>%</c></summary>
    PercentToken,
    /// <summary><c>&amp;</c></summary>
    AmpersandToken,
    /// <summary><c>|</c></summary>
    BarToken,
    /// <summary><c>^</c></summary>
    CaretToken,
    /// <summary><c>~</c></summary>
    TildeToken,
    /// <summary><c>&lt;&lt;</c></summary>
    LessLessToken,
    /// <summary><c>&gt;&gt;</c></summary>
    GreaterGreaterToken,
    /// <summary><c>==</c></summary>
    EqualsEqualsToken,
    /// <summary><c>!=</c></summary>
    BangEqualsToken,
    /// <summary><c>&lt;</c></summary>
    LessToken,
    /// <summary><c>&lt;=</c></summary>
    LessEqualsToken,
    /// <summary><c>&gt;</c></summary>
    GreaterToken,
    /// <summary><c>&gt;=</c></summary>
    GreaterEqualsToken,

    // Reserved words
    LetKeyword,
    VarKeyword,
    FnKeyword,
    IfKeyword,
    ElseKeyword,
    ForKeyword,
    InKeyword,
    WhileKeyword,
    BreakKeyword,
    ContinueKeyword,
    ReturnKeyword,
    AssertKeyword,
    AndKeyword,
    OrKeyword,
    NotKeyword,
    TrueKeyword,
    FalseKeyword,
    NullKeyword,
    TryKeyword,
    WithKeyword,
    OnKeyword,
    ImportKeyword,

    // Contextual words, where they are the word of their form
    MachineKeyword,
    ImageKeyword,
    FileKeyword,
    RequiresKeyword,
    TestKeyword,
    PrintKeyword,
    ShowKeyword,
    TickKeyword,
    ExerciseKeyword,
    AnswerKeyword,
    /// <summary>A word that begins a line of an exercise: <see cref="ExerciseWords"/>.</summary>
    ExerciseLineKeyword,
    WhereKeyword,
    BecauseKeyword,
    PointsKeyword,
    HiddenKeyword,
    RevealKeyword,
    FailsKeyword,
    RaisesKeyword,
    MapsKeyword,
    BuddyInfoKeyword,
    TraceKeyword,
    ExplainKeyword,
    CSharpKeyword,

    // The script
    CompilationUnit,

    // Declarations
    ImportDeclaration,
    MachineDeclaration,
    MachineSetting,
    ImageBlockDeclaration,
    ImageFileDeclaration,
    ImageSection,
    ImageOption,
    ImageEntry,
    ImageLoad,
    ImageLoadAttribute,
    FileDeclaration,
    FunctionDeclaration,
    Parameter,
    DefaultValueClause,
    ReturnTypeClause,
    TypeClause,
    RequiresDeclaration,
    TestDeclaration,
    ExerciseDeclaration,
    AnswerDeclaration,

    // Lines of exercises
    VaryLine,
    MachineLine,
    ClauseLine,
    KeyLine,
    PropertyLine,
    WordsLine,
    LimitLine,
    DistractorLine,
    CheckLine,
    ValueAttribute,
    HiddenAttribute,
    RevealAttribute,
    ItemLine,

    // Statements
    Block,
    VariableDeclaration,
    AssignmentStatement,
    ExpressionStatement,
    AssertStatement,
    IfStatement,
    ElseIfClause,
    ElseClause,
    ForStatement,
    WhileStatement,
    BreakStatement,
    ContinueStatement,
    ReturnStatement,
    WithStatement,
    OnStatement,
    PrintStatement,
    ShowStatement,
    TickStatement,

    // Expressions
    LiteralExpression,
    InterpolatedStringExpression,
    InterpolatedStringText,
    Interpolation,
    NameExpression,
    MemberAccessExpression,
    CallExpression,
    Argument,
    IndexExpression,
    UnaryExpression,
    BinaryExpression,
    RangeExpression,
    ParenthesizedExpression,
    ListExpression,
    RecordExpression,
    RecordField,
    LambdaExpression,
    FailsExpression,
    RaisesExpression,
    SignalClause,
    TryExpression,
    TraceExpression,
    ExplainExpression,
    CSharpExpression,

    // Patterns
    MapsPatternExpression,
    BuddyInfoPatternExpression,
    AnyLinesPattern,
    MapsLinePattern,
    BuddyInfoLinePattern,
    TextPattern,
    WildcardPattern,
    HolePattern,

    // Types
    NamedType,
    GenericType,
    FunctionType,
    NullableType,
}
