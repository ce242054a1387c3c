using System.Diagnostics.CodeAnalysis;
using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Values;

/// <summary>
/// A list of the language. It never changes once a script holds it; only the executor fills one that it is still making.
/// </summary>
public sealed class ListValue : IEquatable<ListValue>
{
    private readonly bool _holdsWords;
    private readonly bool _holdsReferences;
    private Word[] _words;
    private object?[] _references;

    public ListValue(TypeSymbol element, int capacity = 0)
    {
        ArgumentNullException.ThrowIfNull(element);
        Element = element;
        _holdsReferences = !element.IsWord;
        _holdsWords = element.IsWord || element is NullableType { Underlying.IsWord: true };
        _words = _holdsWords ? new Word[capacity] : [];
        _references = _holdsReferences ? new object?[capacity] : [];
    }

    public TypeSymbol Element { get; }

    public int Count { get; private set; }

    public Slot this[int index] => new(_holdsWords ? _words[index] : default, _holdsReferences ? _references[index] : null);

    public static ListValue Of(TypeSymbol element, IEnumerable<object?> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var list = new ListValue(element);
        foreach (var reference in references) list.Add(new Slot(reference));
        return list;
    }

    /// <summary>Only while nobody else holds the list.</summary>
    public void Add(in Slot element)
    {
        if (_holdsWords)
        {
            if (Count == _words.Length) Array.Resize(ref _words, Math.Max(4, Count * 2));
            _words[Count] = element.Word;
        }

        if (_holdsReferences)
        {
            if (Count == _references.Length) Array.Resize(ref _references, Math.Max(4, Count * 2));
            _references[Count] = element.Reference;
        }

        Count++;
    }

    /// <summary><c>a + b</c>.</summary>
    public static ListValue Join(ListValue left, ListValue right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var joined = new ListValue(left.Element, left.Count + right.Count);
        joined.Take(left);
        joined.Take(right);
        return joined;
    }

    public bool Contains(in Slot value) => new Comparison(long.MaxValue).Contains(this, value);

    public bool Equals([NotNullWhen(true)] ListValue? other)
    {
        return other is not null && new Comparison(long.MaxValue).Same(new ListType(Element), new Slot(this), new Slot(other));
    }

    public override bool Equals(object? obj) => Equals(obj as ListValue);

    public override int GetHashCode() => Count;

    public override string ToString() => ValueFormatter.Format(new ListType(Element), new Slot(this));

    private void Take(ListValue other)
    {
        if (_holdsWords) Array.Copy(other._words, 0, _words, Count, other.Count);
        if (_holdsReferences) Array.Copy(other._references, 0, _references, Count, other.Count);
        Count += other.Count;
    }
}
