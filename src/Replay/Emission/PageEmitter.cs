using System.Globalization;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Replay.Emission;

/// <summary>
/// Writes what pagemap showed: the traits of pages that changed, run by run, and which pages share a frame. Frames have no numbers here that mean
/// anything; that two pages share one, and that two which did no longer do, are facts.
/// </summary>
internal sealed class PageEmitter(ScriptBody body)
{
    private Snapshot _before = new();

    /// <param name="processes">Every process with its name in the script, in the order of their births.</param>
    public void Write(IReadOnlyList<(string Name, RecordedProcess Process)> processes)
    {
        if (processes.All(row => row.Process.Pages is null)) return;
        var now = new Snapshot();
        foreach (var (name, process) in processes)
        {
            if (process.Pages is not null) now.Add(name, process.Pages);
        }

        foreach (var (name, process) in processes) Traits(name, process, now);
        Sharing(now);
        _before = now;
    }

    private void Traits(string name, RecordedProcess process, Snapshot now)
    {
        var pages = now.PagesOf(name);
        var before = _before.PagesOf(name);
        var changed = new List<(ulong Address, PageTraits Traits)>();
        foreach (var (address, page) in pages)
        {
            if (!before.TryGetValue(address, out var old) || old.Traits != page.Traits) changed.Add((address, page.Traits));
        }

        foreach (var (address, _) in before)
        {
            bool isMapped = process.Areas.Any(area => area.Start <= address && address < area.End);
            if (!pages.ContainsKey(address) && isMapped && !process.IsCut) changed.Add((address, PageTraits.None));
        }

        changed.Sort((a, b) => a.Address.CompareTo(b.Address));
        for (int i = 0; i < changed.Count;)
        {
            int end = i + 1;
            while (end < changed.Count && changed[end].Traits == changed[i].Traits && changed[end].Address == changed[end - 1].Address + PageSize.Bytes) end++;
            body.Assert($"{name}.pagemap({Range(changed[i].Address, end - i)}).all(page => {Condition(changed[i].Traits)})");
            i = end;
        }
    }

    private void Sharing(Snapshot now)
    {
        var pairs = now.Pairs();
        foreach (var (first, second, count) in Runs(pairs.Where(pair => !_before.Share(pair.First, pair.Second))))
        {
            if (count == 1)
                body.Assert($"{second.Name}.phys({ScriptText.Address(second.Address)}) == {first.Name}.phys({ScriptText.Address(first.Address)})");
            else
                body.Assert($"{second.Name}.pagemap({Range(second.Address, count)}).map(page => page.pfn) == {first.Name}.pagemap({Range(first.Address, count)}).map(page => page.pfn)");
        }

        foreach (var (first, second) in _before.Pairs())
        {
            if (now.HasFrames(first, second) && !now.Share(first, second))
                body.Assert($"{second.Name}.phys({ScriptText.Address(second.Address)}) != {first.Name}.phys({ScriptText.Address(first.Address)})");
        }
    }

    /// <summary>Pairs whose pages follow each other on both sides, put together.</summary>
    private static IEnumerable<(Place First, Place Second, int Count)> Runs(IEnumerable<(Place First, Place Second)> pairs)
    {
        (Place First, Place Second, int Count)? run = null;
        foreach (var (first, second) in pairs.OrderBy(pair => pair.Second.Name, StringComparer.Ordinal).ThenBy(pair => pair.Second.Address))
        {
            if (run is { } open && first == open.First.Plus(open.Count) && second == open.Second.Plus(open.Count))
            {
                run = open with { Count = open.Count + 1 };
                continue;
            }

            if (run is { } done) yield return done;
            run = (first, second, 1);
        }

        if (run is { } last) yield return last;
    }

    private static string Range(ulong address, int pages) =>
        string.Create(CultureInfo.InvariantCulture, $"0x{address:x}..+{ScriptText.Size((ulong)pages << PageSize.Shift)}");

    private static string Condition(PageTraits traits)
    {
        if (traits == PageTraits.None) return "not page.present and not page.swapped";
        if ((traits & PageTraits.Guard) != 0) return "page.guard";
        if ((traits & PageTraits.Swapped) != 0) return "page.swapped";
        if ((traits & PageTraits.Zero) != 0) return "page.present and page.zero";
        string file = (traits & PageTraits.File) != 0 ? "page.file" : "not page.file";
        string exclusive = (traits & PageTraits.Exclusive) != 0 ? "page.exclusive" : "not page.exclusive";
        return $"page.present and {file} and {exclusive}";
    }

    private readonly record struct Place(string Name, ulong Address)
    {
        public Place Plus(int pages) => this with { Address = Address + ((ulong)pages << PageSize.Shift) };
    }

    /// <summary>All pages of all processes at one moment.</summary>
    private sealed class Snapshot
    {
        private static readonly SortedDictionary<ulong, (PageTraits Traits, int Frame)> None = [];

        private readonly Dictionary<string, SortedDictionary<ulong, (PageTraits Traits, int Frame)>> _processes = new(StringComparer.Ordinal);
        private readonly SortedDictionary<int, List<Place>> _frames = [];

        public void Add(string name, RecordedPages[] runs)
        {
            var pages = new SortedDictionary<ulong, (PageTraits Traits, int Frame)>();
            foreach (var run in runs)
            {
                for (int i = 0; i < run.Count; i++)
                {
                    ulong address = run.Address + ((ulong)i << PageSize.Shift);
                    int frame = run.FirstFrame < 0 || (run.Traits & PageTraits.Present) == 0 ? -1 : run.FirstFrame + i;
                    pages[address] = (run.Traits, frame);
                    if (frame < 0) continue;
                    if (!_frames.TryGetValue(frame, out var places)) _frames.Add(frame, places = []);
                    places.Add(new Place(name, address));
                }
            }

            _processes[name] = pages;
        }

        public SortedDictionary<ulong, (PageTraits Traits, int Frame)> PagesOf(string name) => _processes.GetValueOrDefault(name, None);

        /// <summary>Each page that shares its frame, with the first page that has the frame.</summary>
        public IEnumerable<(Place First, Place Second)> Pairs() =>
            _frames.Values.Where(places => places.Count > 1).SelectMany(places => places.Skip(1).Select(place => (places[0], place)));

        public bool HasFrames(Place first, Place second) => FrameOf(first) >= 0 && FrameOf(second) >= 0;

        public bool Share(Place first, Place second) => FrameOf(first) is >= 0 and var frame && frame == FrameOf(second);

        private int FrameOf(Place place) => PagesOf(place.Name).TryGetValue(place.Address, out var page) ? page.Frame : -1;
    }
}
