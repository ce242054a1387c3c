using System.Text;

namespace MemDsl.Replay.Emission;

/// <summary>The lines of a script in the making, and how many of them assert.</summary>
internal sealed class ScriptBody
{
    /// <summary>How wide a line of conditions may become.</summary>
    private const int Width = 120;

    private readonly StringBuilder _text = new();

    public int Assertions { get; private set; }

    public override string ToString() => _text.ToString();

    public void Line(string line) => _text.Append(line).Append('\n');

    public void Blank() => _text.Append('\n');

    public void Comment(string text) => Line("# " + text.ReplaceLineEndings(" "));

    public void Assert(string condition, string? comment = null)
    {
        Assertions++;
        Line(comment is null ? $"assert {condition}" : $"assert {condition}    # {comment}");
    }

    /// <summary>One assertion that all conditions hold, over as many lines as they need.</summary>
    public void AssertAll(IReadOnlyList<string> conditions)
    {
        if (conditions.Count == 0) return;
        Assertions++;
        var line = new StringBuilder("assert ").Append(conditions[0]);
        foreach (string condition in conditions.Skip(1))
        {
            line.Append(" and");
            if (line.Length + condition.Length > Width)
            {
                Line(line.ToString());
                line.Clear().Append("   ");
            }

            line.Append(' ').Append(condition);
        }

        Line(line.ToString());
    }
}
