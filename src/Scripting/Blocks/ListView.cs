using System.Collections;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Blocks;

/// <summary>A list of the script as C# sees it.</summary>
internal sealed class ListView<TCodec, T>(ListValue list, ScriptWorld world) : IReadOnlyList<T>
    where TCodec : ICodec<T>
{
    public ListValue List { get; } = list;

    public int Count => List.Count;

    public T this[int index] => TCodec.Read(List[index], world);

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < List.Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
