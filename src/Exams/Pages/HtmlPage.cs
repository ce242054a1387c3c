namespace MemDsl.Exams.Pages;

/// <summary>A page in one file: it needs nothing from outside, and its policy lets nothing in. It is HTML that an XML parser reads too.</summary>
public static class HtmlPage
{
    /// <param name="title">In the window's title.</param>
    /// <param name="body">What stands inside <c>main</c>.</param>
    public static string Of(string title, Html body) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
        <meta name="color-scheme" content="light dark"/>
        <title>{SafeText.Line(title)}</title>
        <style>
        {Html.Trusted(PageStyle.Sheet)}
        </style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>

        """).ToString();
}
