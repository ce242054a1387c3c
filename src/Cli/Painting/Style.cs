namespace MemDsl.Cli.Painting;

/// <summary>What a run of text is to a reader; <see cref="Sgr"/> says how a terminal shows it.</summary>
internal enum Style
{
    Plain,
    Dim,
    Prompt,
    Selected,

    Error,
    Warning,
    Help,
    Passed,
    Skipped,
    Address,
    Permission,
    Name,

    Keyword,
    Number,
    Text,
    Comment,
    Function,
    Member,
    Type,
    Constant,
    Argument,
}
