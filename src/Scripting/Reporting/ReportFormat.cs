namespace MemDsl.Scripting.Reporting;

/// <summary>The formats of <c>mem run --format</c>.</summary>
public enum ReportFormat
{
    Text,
    Json,
    Junit,
    Tap,
}
