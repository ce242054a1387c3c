using System.Collections.Immutable;

namespace MemDsl.Exams.Judging;

/// <summary>A field of a line of <c>/proc/PID/maps</c> that a student may have to fill in.</summary>
public enum MapsField
{
    Start,
    End,
    Permissions,
    Offset,
    Name,
}

/// <summary>The fields by their words in <c>blank</c>.</summary>
public static class MapsFields
{
    public static ImmutableArray<MapsField> All { get; } = [MapsField.Start, MapsField.End, MapsField.Permissions, MapsField.Offset, MapsField.Name];

    /// <summary>Null when there is no field of that word.</summary>
    public static MapsField? Parse(string word) => word switch
    {
        "start" => MapsField.Start,
        "end" => MapsField.End,
        "perms" => MapsField.Permissions,
        "offset" => MapsField.Offset,
        "name" => MapsField.Name,
        _ => null,
    };
}
