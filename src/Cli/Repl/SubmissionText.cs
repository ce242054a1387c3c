using System.Text;
using MemDsl.Scripting;

namespace MemDsl.Cli.Repl;

/// <summary>Lines that grow to a whole submission.</summary>
internal sealed class SubmissionText
{
    private const int LongText = 1 << 12;

    private readonly StringBuilder _text = new();
    private int _looked;
    private bool _isBegun;

    /// <summary>Whether a line was added.</summary>
    public bool IsBegun => _isBegun;

    /// <summary>Whether a first line is a command of the loop, which is whole by itself.</summary>
    public static bool IsCommand(string line) => line.StartsWith(':') || line.StartsWith('?');

    /// <summary>Adds a line; true when the text is whole now.</summary>
    public bool Add(string line)
    {
        if (_isBegun)
            _text.Append('\n');
        _isBegun = true;
        _text.Append(line);

        // Whether a long text is whole is asked only now and then, or a thousand lines would be read a thousand times.
        if (_text.Length - _looked < _text.Length / 16)
            return false;
        _looked = _text.Length < LongText ? 0 : _text.Length;
        return ScriptSession.IsComplete(_text.ToString());
    }

    public override string ToString() => _text.ToString();
}
