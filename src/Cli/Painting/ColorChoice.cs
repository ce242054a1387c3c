namespace MemDsl.Cli.Painting;

/// <summary>What was asked for with <c>--color</c>.</summary>
internal enum ColorChoice
{
    /// <summary>Colours where a person looks at a terminal that has some.</summary>
    Auto,
    Always,
    Never,
}
