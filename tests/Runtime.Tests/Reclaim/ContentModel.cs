using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Reclaim;

/// <summary>
/// Processes that store numbers and look them up again, on a machine with less memory than they use, beside a plain record of what they stored. What is
/// loaded must be what was stored last, whatever reclaim did in between. The same numbers give the same operations.
/// </summary>
internal sealed class ContentModel
{
    private const int MostProcesses = 4;
    private const int MostRegions = 12;
    private const int FilePages = 300;

    private readonly Machine _machine;
    private readonly MachineRandom _random;
    private readonly int _mostPages;
    private readonly List<Player> _players = [];
    private readonly List<(MemoryFile File, ulong[] Words)> _files = [];

    public ContentModel(Machine machine, ulong seed, int mostPages)
    {
        _machine = machine;
        _random = new MachineRandom(seed);
        _mostPages = mostPages;
        for (int i = 0; i < 2; i++) _files.Add((machine.CreateFile($"/data{i}", FilePages * Page), new ulong[FilePages]));
    }

    /// <summary>Processes that the OOM killer took.</summary>
    public int Killed { get; private set; }

    /// <summary>Loads that were compared.</summary>
    public long Compared { get; private set; }

    public void Step()
    {
        int dead = _players.RemoveAll(player => player.Process.State != ProcessState.Running);
        Killed += dead;
        if (_players.Count == 0)
        {
            _players.Add(new Player(_machine.SpawnApp(), []));
            return;
        }

        Act(_players[Pick(_players.Count)]);
    }

    /// <summary>Every page of every process.</summary>
    public void CompareAll()
    {
        foreach (var player in _players.ToArray())
        {
            foreach (var region in player.Regions.ToArray())
            {
                for (int page = 0; page < region.Pages && player.Process.State == ProcessState.Running; page++) Compare(player, region, page);
            }
        }
    }

    private void Act(Player player)
    {
        switch (Pick(24))
        {
            case 0 when player.Regions.Count < MostRegions: Map(player); break;
            case 1 when player.Regions.Count > 4: Unmap(player); break;
            case 2 when _players.Count < MostProcesses: Fork(player); break;
            case 3 when _players.Count > 1 && Pick(3) == 0: _ = player.Process.Exit(0); _players.Remove(player); break;
            case 4: WriteFile(); break;
            case 5: _ = _files[Pick(_files.Count)].File.DropCaches(); break;
            case 6: _machine.Tick(); break;
            case 7 when TryPick(player, out var region): Lock(player, region); break;
            case 8 when TryPick(player, out var region): Advise(player, region); break;
            case 9 when TryPick(player, out var region): Move(player, region); break;
            case 10: _ = _machine.Buddy.TryFree(new PageFrameNumber((uint)_machine.Buddy.Alloc(0, GfpFlags.GFP_ATOMIC).Value), 0); break;
            case 11 or 12 or 13 or 14 when TryPick(player, out var region): StoreRun(player, region); break;
            case 15 or 16 when TryPick(player, out var region): CompareRun(player, region); break;
            case 17 when TryPick(player, out var region): StoreAcross(player, region); break;
            default:
                if (TryPick(player, out var other)) Store(player, other, Pick(other.Pages));
                break;
        }
    }

    private void Map(Player player)
    {
        int pages = 1 + Pick(_mostPages);
        int kind = Pick(6);
        if (kind <= 2)
        {
            Enter(player, player.Process.Mmap(default, (ulong)pages * Page, Protection.ReadWrite, MapFlags.Private | MapFlags.Anonymous), new Region(pages, new ulong[pages], null, 0));
        }
        else if (kind == 3)
        {
            Enter(player, player.Process.Mmap(default, (ulong)pages * Page, Protection.ReadWrite, MapFlags.Shared | MapFlags.Anonymous), new Region(pages, null, new ulong[pages], 0));
        }
        else
        {
            pages = Math.Min(pages, FilePages / 2);
            int offset = Pick(FilePages - pages);
            var (file, words) = _files[Pick(_files.Count)];
            var sharing = kind == 4 ? MapFlags.Shared : MapFlags.Private;
            var result = player.Process.Mmap(default, (ulong)pages * Page, Protection.ReadWrite, sharing, _machine.Files.DefaultOpen(file), (ulong)offset * Page);
            Enter(player, result, new Region(pages, kind == 4 ? null : new ulong[pages], words, offset));
        }
    }

    private static void Enter(Player player, SyscallResult result, Region region)
    {
        if (!result.IsOk) return;
        region.Start = new VirtualAddress(result.Value);
        player.Regions.Add(region);
    }

    private void Unmap(Player player)
    {
        var region = player.Regions[Pick(player.Regions.Count)];
        if (player.Process.Munmap(region.Start, (ulong)region.Pages * Page).IsOk) player.Regions.Remove(region);
    }

    private void Fork(Player player)
    {
        var result = player.Process.Fork();
        if (result.IsOk) _players.Add(new Player(_machine.Processes[(int)result.Value], [.. player.Regions.Select(region => region.Copy())]));
    }

    private void Move(Player player, Region region)
    {
        var result = player.Process.Mremap(region.Start, (ulong)region.Pages * Page, (ulong)(region.Pages + 64) * Page, MremapFlags.MayMove);
        if (!result.IsOk) return;
        region.Start = new VirtualAddress(result.Value);
        _ = player.Process.Munmap(region.Start + ((ulong)region.Pages * Page), 64 * Page);
    }

    private void Lock(Player player, Region region)
    {
        ulong length = (ulong)Math.Min(region.Pages, 8) * Page;
        if (Pick(2) == 0) _ = player.Process.Mlock(region.Start, length);
        else _ = player.Process.Munlock(region.Start, (ulong)region.Pages * Page);
        NoteCopies(player, region);
    }

    private void Advise(Player player, Region region)
    {
        ReadOnlySpan<MadviseAdvice> advice = [MadviseAdvice.Cold, MadviseAdvice.PageOut, MadviseAdvice.WillNeed, MadviseAdvice.PopulateRead, MadviseAdvice.PopulateWrite, MadviseAdvice.Sequential, MadviseAdvice.Normal];
        _ = player.Process.Madvise(region.Start, (ulong)region.Pages * Page, advice[Pick(advice.Length)]);
        NoteCopies(player, region);
    }

    /// <summary>Locking and populating copy pages of private mappings of files, which from then on are the process's own, with what they held.</summary>
    private static void NoteCopies(Player player, Region region)
    {
        if (player.Process.State != ProcessState.Running) return;
        for (int page = 0; page < region.Pages; page++)
        {
            var entry = player.Process.Mm.Tables.Raw.Read(region.Start + ((ulong)page * Page));
            if (entry.IsSwap || (entry.HasFrame && player.Process.Kernel.Memory.Peek(entry.Frame).IsAnon)) region.BecomeOwn(page);
        }
    }

    private void WriteFile()
    {
        var (file, words) = _files[Pick(_files.Count)];
        int page = Pick(FilePages);
        ulong word = _random.NextBelow(ulong.MaxValue - 1) + 1;
        if (file.Write(((ulong)page * Page) + OffsetOf(page), BitConverter.GetBytes(word)) == 8) words[page] = word;
    }

    private void StoreRun(Player player, Region region)
    {
        int first = Pick(region.Pages);
        for (int page = first; page < Math.Min(first + 64, region.Pages) && player.Process.State == ProcessState.Running; page++) Store(player, region, page);
    }

    private void CompareRun(Player player, Region region)
    {
        int first = Pick(region.Pages);
        for (int page = first; page < Math.Min(first + 64, region.Pages) && player.Process.State == ProcessState.Running; page++) Compare(player, region, page);
    }

    private void Store(Player player, Region region, int page)
    {
        ulong word = _random.NextBelow(ulong.MaxValue - 1) + 1;
        if (player.Process.Store(AddressOf(region, page), word, 8).IsOk) region.Set(page, word);
    }

    /// <summary>Eight bytes across two pages, read back and put back, so that the words of the pages stay what they were.</summary>
    private void StoreAcross(Player player, Region region)
    {
        if (region.Pages < 2) return;
        var address = region.Start + ((ulong)(1 + Pick(region.Pages - 1)) * Page) - 4;
        ulong word = _random.NextBelow(ulong.MaxValue);
        bool isStored = player.Process.Store(address, word, 8).IsOk;
        NoteCopies(player, region);
        if (!isStored) return;
        var loaded = player.Process.Load(address, 8);
        if (loaded.IsOk) Assert.Equal(word, loaded.Value);
    }

    private void Compare(Player player, Region region, int page)
    {
        var loaded = player.Process.Load(AddressOf(region, page), 8);
        if (!loaded.IsOk) return;
        Compared++;
        Assert.True(region.Get(page) == loaded.Value, $"page {page} of {region.Start} of process {player.Process.Pid} holds {loaded.Value:x}, {region.Get(page):x} was stored");
    }

    private static VirtualAddress AddressOf(Region region, int page) => region.Start + ((ulong)page * Page) + OffsetOf(page + region.Offset);

    /// <summary>Where in a page its word stands; not in the first and last 8 bytes, which accesses across pages use.</summary>
    private static ulong OffsetOf(int page) => 8 + ((ulong)page * 56 % (Page - 24) & ~7UL);

    private bool TryPick(Player player, out Region region)
    {
        region = player.Regions.Count == 0 ? null! : player.Regions[Pick(player.Regions.Count)];
        return player.Regions.Count != 0;
    }

    private int Pick(int below) => (int)_random.NextBelow((ulong)below);

    private sealed record Player(Process Process, List<Region> Regions);

    /// <summary>A mapping: its own words over those of what it shows (null: zeros), which sharers have in common.</summary>
    private sealed class Region(int pages, ulong[]? own, ulong[]? shared, int offset)
    {
        private readonly bool[] _isOwn = new bool[pages];

        public VirtualAddress Start { get; set; }

        public int Pages => pages;

        /// <summary>The first page's number in the file.</summary>
        public int Offset => offset;

        public ulong Get(int page) => own is not null && (_isOwn[page] || shared is null) ? own[page] : shared![page + offset];

        public void Set(int page, ulong word)
        {
            if (own is null) shared![page + offset] = word;
            else (own[page], _isOwn[page]) = (word, true);
        }

        public void BecomeOwn(int page)
        {
            if (own is not null) Set(page, Get(page));
        }

        public Region Copy()
        {
            var copy = new Region(pages, (ulong[]?)own?.Clone(), shared, offset) { Start = Start };
            _isOwn.CopyTo(copy._isOwn, 0);
            return copy;
        }
    }
}
