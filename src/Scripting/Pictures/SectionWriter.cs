using System.Globalization;
using System.Text;

namespace MemDsl.Scripting.Pictures;

/// <summary>Headed lists, each cut after so many lines.</summary>
internal sealed class SectionWriter(int most)
{
    private readonly StringBuilder _text = new();

    public void Head(string head)
    {
        if (_text.Length > 0) _text.Append('\n');
        _text.Append(head);
    }

    /// <summary>A list below its head; nothing when it is empty.</summary>
    public void Section(string head, IEnumerable<string> lines)
    {
        var indent = new string(' ', head.Length - head.TrimStart().Length + 2);
        var count = 0;
        foreach (var line in lines)
        {
            if (count++ == 0) Head(head);
            if (count <= most) _text.Append('\n').Append(indent).Append(line.Replace("\n", "\n" + indent, StringComparison.Ordinal));
        }

        if (count > most) _text.Append(CultureInfo.InvariantCulture, $"\n{indent}… {count - most} more");
    }

    public override string ToString() => _text.ToString();
}
