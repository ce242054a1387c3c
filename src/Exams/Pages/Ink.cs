namespace MemDsl.Exams.Pages;

/// <summary>Colours of drawings: the page's where it has some, else those of white paper.</summary>
internal static class Ink
{
    public static Html Line { get; } = Html.Trusted("var(--ink,#1b1f24)");

    public static Html Soft { get; } = Html.Trusted("var(--soft,#59636e)");

    public static Html Panel { get; } = Html.Trusted("var(--panel,#f6f8fa)");

    public static Html Good { get; } = Html.Trusted("var(--good,#1a7f37)");

    public static Html Bad { get; } = Html.Trusted("var(--bad,#c0202b)");

    public static Html Mono { get; } = Html.Trusted("ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace");

    public static Html Sans { get; } = Html.Trusted("system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif");

    /// <summary>The colour of an area by what may be done with it.</summary>
    public static Html Area(string permissions) => permissions switch
    {
        ['r', 'w', 'x', ..] or [_, 'w', 'x', ..] => Html.Trusted("var(--area-danger,#fee2e2)"),
        [_, _, 'x', ..] => Html.Trusted("var(--area-code,#dbeafe)"),
        [_, 'w', ..] => Html.Trusted("var(--area-data,#dcfce7)"),
        ['r', ..] => Html.Trusted("var(--area-read,#fef9c3)"),
        _ => Html.Trusted("var(--area-none,#eceff3)"),
    };
}
