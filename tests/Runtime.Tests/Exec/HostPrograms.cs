namespace MemDsl.Runtime.Tests.Exec;

/// <summary>
/// Tests that write a program and have the host run it, one after the other: a process that starts while another test writes its file holds that
/// file open for a moment, and its exec is then ETXTBSY.
/// </summary>
[CollectionDefinition(Name)]
public sealed class HostPrograms
{
    public const string Name = "programs that the host runs";
}
