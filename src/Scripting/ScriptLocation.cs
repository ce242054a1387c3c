namespace MemDsl.Scripting;

/// <summary>A place in a script, with what is needed to show it.</summary>
/// <param name="Path">The script, as it was named by the user.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1, in UTF-16 units.</param>
/// <param name="Length">Length of the marked text on that line.</param>
/// <param name="LineText">The whole source line, without its end.</param>
/// <param name="Text">The marked text; may span lines.</param>
public sealed record ScriptLocation(string Path, int Line, int Column, int Length, string LineText, string Text)
{
    public override string ToString() => $"{Path}({Line},{Column})";
}
