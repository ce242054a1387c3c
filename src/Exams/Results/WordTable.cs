using System.Collections.Immutable;

namespace MemDsl.Exams.Results;

/// <summary>Values and the words for them, one for each.</summary>
internal sealed class WordTable<T>(params ReadOnlySpan<(T Value, string Word)> rows)
    where T : struct, Enum
{
    private readonly ImmutableArray<(T Value, string Word)> _rows = [.. rows];

    public IEnumerable<string> Words => _rows.Select(row => row.Word);

    public string this[T value] => _rows.First(row => EqualityComparer<T>.Default.Equals(row.Value, value)).Word;

    public T? this[string word]
    {
        get
        {
            foreach (var (value, own) in _rows)
            {
                if (own == word) return value;
            }

            return null;
        }
    }
}
