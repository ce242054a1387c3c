using MemDsl.Runtime.PageCache;

namespace MemDsl.Runtime.Processes;

/// <summary>files_struct: which open file each descriptor names. Threads share one; fork copies it. 0, 1 and 2 are taken by what is not modelled.</summary>
internal sealed class DescriptorTable
{
    private const int First = 3;

    private readonly List<int> _opens;

    public DescriptorTable()
        : this([])
    {
    }

    private DescriptorTable(List<int> opens) => _opens = opens;

    /// <summary>Tasks that share the table.</summary>
    public int Users { get; set; } = 1;

    /// <summary>Descriptors in use.</summary>
    public int Count { get; private set; }

    /// <summary>The open file's id, 0 for a descriptor that is not open.</summary>
    public int this[int fd] => fd >= First && fd - First < _opens.Count ? _opens[fd - First] : 0;

    /// <summary>The open files' ids by descriptor, 0 between them.</summary>
    public IReadOnlyList<int> Opens => _opens;

    /// <summary>The lowest free descriptor now names the open file, which the caller has taken a hold of.</summary>
    public int Add(int openFile)
    {
        Count++;
        int free = _opens.IndexOf(0);
        if (free < 0)
        {
            free = _opens.Count;
            _opens.Add(0);
        }

        _opens[free] = openFile;
        return free + First;
    }

    /// <summary>Closes a descriptor; the open file that it named.</summary>
    public int Remove(int fd)
    {
        int openFile = _opens[fd - First];
        _opens[fd - First] = 0;
        Count--;
        return openFile;
    }

    /// <summary>A copy for another process, which holds every open file once more.</summary>
    public DescriptorTable Fork(FileTable files)
    {
        foreach (int openFile in _opens)
        {
            if (openFile != 0) files.Hold(openFile);
        }

        return CloneForMachine();
    }

    /// <summary>A copy for the same process on a cloned machine.</summary>
    public DescriptorTable CloneForMachine() => new([.. _opens]) { Count = Count };

    /// <summary>Closes everything.</summary>
    public void Release(FileTable files)
    {
        for (int i = 0; i < _opens.Count; i++)
        {
            if (_opens[i] != 0) files.Put(_opens[i]);
            _opens[i] = 0;
        }

        Count = 0;
    }
}
