namespace MemDsl.Scripting;

/// <summary>The exit statuses of <c>mem</c>.</summary>
public static class ExitStatus
{
    public const int Held = 0;
    public const int Failed = 1;
    public const int Invalid = 2;
    public const int Limited = 3;
    public const int Stopped = 4;
    public const int WrongUsage = 64;
    public const int Defect = 70;

    public static int Of(RunStatus status) => status switch
    {
        RunStatus.Passed or RunStatus.Skipped => Held,
        RunStatus.Failed => Failed,
        RunStatus.Stopped => Stopped,
        RunStatus.Limited => Limited,
        RunStatus.Invalid => Invalid,
        _ => Defect,
    };

    /// <summary>The one to report of two: the first of 70, 2, 3, 4, 1, 0.</summary>
    public static int Worse(int left, int right) => Rank(left) >= Rank(right) ? left : right;

    private static int Rank(int status) => status switch
    {
        Held => 0,
        Failed => 1,
        Stopped => 2,
        Limited => 3,
        Invalid => 4,
        _ => 5,
    };
}
