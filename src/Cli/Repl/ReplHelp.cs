namespace MemDsl.Cli.Repl;

/// <summary>What <c>:help</c> prints.</summary>
internal static class ReplHelp
{
    public const string Text = """
        Statements of the .mem language; a lone expression shows its value. A statement goes on over lines until its brackets close.
          let p = spawn(app)         after: image app { .text 4K r-x }
          show p.maps                pictures: p.maps, p.mm, p.walk(addr), buddy, zones, tlb
          explain { p.store(a, 1) }  what happened, and why
        Commands
          ?NAME     what a name means: ?mmap, ?EINVAL, ?MAP_FIXED, ?page_fault, ?MEM2003
          :reset    a new machine; everything declared so far is forgotten
          :help     this text
          :quit     leave (so does the end of input)
        """;
}
