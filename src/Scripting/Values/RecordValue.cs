using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Symbols;

namespace MemDsl.Scripting.Values;

/// <summary>A record argument, <c>{ stack: 8M }</c>: a slot a field of its type, in that order.</summary>
public sealed class RecordValue(RecordType type, Slot[] fields)
{
    private readonly Slot[] _fields = fields;

    public RecordType Type { get; } = type;

    /// <summary>The field's value, or null when it was left out.</summary>
    public Slot? Find(string name)
    {
        for (var i = 0; i < _fields.Length; i++)
            if (Type.Fields[i].Name == name)
                return _fields[i].Word == OperationProgram.NotGiven && _fields[i].Reference is null ? null : _fields[i];
        return null;
    }

    public override string ToString()
    {
        var given = Type.Fields.Where(field => Find(field.Name) is not null)
            .Select(field => $"{field.Name}: {ValueFormatter.Format(field.Type, Find(field.Name)!.Value, quoted: true)}");
        return "{ " + string.Join(", ", given) + " }";
    }
}
