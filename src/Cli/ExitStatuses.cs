namespace MemDsl.Cli;

internal static class ExitStatuses
{
    public const int WrongUsage = 64;
    public const int Defect = 70;
}
