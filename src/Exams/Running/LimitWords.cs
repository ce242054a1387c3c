using MemDsl.Scripting;

namespace MemDsl.Exams.Running;

/// <summary>
/// Limits in the words of an exam. The messages of MEM50xx end in the option of <c>mem run</c> that sets another limit; who answers an exam can set none.
/// </summary>
internal static class LimitWords
{
    /// <summary>The stop with whose limit it was in its message, and unchanged where it met none.</summary>
    /// <param name="stop">Why a part did not come to its end.</param>
    /// <param name="whose">Whose limit: <c>this task allows</c>.</param>
    public static ScriptStop Of(ScriptStop stop, string whose)
    {
        var option = stop.Id.StartsWith("MEM50", StringComparison.Ordinal) ? stop.Message.IndexOf(" (--", StringComparison.Ordinal) : -1;
        return option < 0 ? stop : stop with { Message = $"{stop.Message[..option]}, the most that {whose}" };
    }
}
