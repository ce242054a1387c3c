using System.Diagnostics.CodeAnalysis;

namespace MemDsl.Scripting.Values;

/// <summary>
/// A list of the language. All elements are words of one kind, or all are references. It never changes once a script holds it;
/// only the executor fills one that it is still making.
/// </summary>
public sealed class ListValue : IEquatable<ListValue>
{
    private Int128[] _words;
    private object?[] _references;

    /// <param name="kind"><see cref="WordKind.None"/> for a list of references.</param>
    /// <param name="capacity">Expected length; at least 0.</param>
    public ListValue(WordKind kind, int capacity = 0)
    {
        Kind = kind;
        _words = kind == WordKind.None ? [] : new Int128[capacity];
        _references = kind == WordKind.None ? new object?[capacity] : [];
    }

    public static ListValue Of(IEnumerable<object?> references)
    {
        var list = new ListValue(WordKind.None);
        foreach (var reference in references) list.Add(reference);
        return list;
    }

    public static ListValue Of(WordKind kind, IEnumerable<Int128> words)
    {
        var list = new ListValue(kind);
        foreach (var word in words) list.Add(word);
        return list;
    }

    public WordKind Kind { get; }

    public int Count { get; private set; }

    public bool HoldsWords => Kind != WordKind.None;

    public ReadOnlySpan<Int128> Words => _words.AsSpan(0, HoldsWords ? Count : 0);

    public ReadOnlySpan<object?> References => _references.AsSpan(0, HoldsWords ? 0 : Count);

    public Int128 Word(int index) => HoldsWords ? _words[index] : default;

    public object? Reference(int index) => HoldsWords ? null : _references[index];

    public void Add(Int128 word)
    {
        if (Count == _words.Length) Array.Resize(ref _words, Math.Max(4, Count * 2));
        _words[Count++] = word;
    }

    public void Add(object? reference)
    {
        if (Count == _references.Length) Array.Resize(ref _references, Math.Max(4, Count * 2));
        _references[Count++] = reference;
    }

    /// <summary><c>a + b</c>.</summary>
    public static ListValue Join(ListValue left, ListValue right)
    {
        var joined = new ListValue(left.Count > 0 ? left.Kind : right.Kind, left.Count + right.Count);
        joined.Append(left);
        joined.Append(right);
        return joined;
    }

    private void Append(ListValue other)
    {
        foreach (var word in other.Words) Add(word);
        foreach (var reference in other.References) Add(reference);
    }

    public bool Equals([NotNullWhen(true)] ListValue? other)
    {
        if (other is null || Count != other.Count) return false;
        if (Count == 0) return true;
        if (HoldsWords != other.HoldsWords) return false;
        if (HoldsWords) return Words.SequenceEqual(other.Words);
        for (var i = 0; i < Count; i++)
            if (!ValueEquality.Same(_references[i], other._references[i]))
                return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ListValue);

    public override int GetHashCode() => Count;
}
