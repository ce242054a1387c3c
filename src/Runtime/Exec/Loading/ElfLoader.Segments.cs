using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>Mapping the PT_LOADs of program and interpreter.</summary>
internal sealed partial class ElfLoader
{
    // Link-time addresses, as load_elf_binary collects them; the bias is added at the end.
    private ulong _startCode = ulong.MaxValue;
    private ulong _endCode;
    private ulong _startData;
    private ulong _endData;
    private ulong _highest;

    private SyscallResult MapProgram()
    {
        var file = _task.Open(_image);
        var result = MapProgramSegments(file);
        _task.Release(file);
        if (!result.IsOk)
            return result;

        _mm.StartCode = new VirtualAddress(Wrap(_startCode + _programBias));
        _mm.EndCode = new VirtualAddress(Wrap(_endCode + _programBias));
        _mm.StartData = new VirtualAddress(Wrap(_startData + _programBias));
        _mm.EndData = new VirtualAddress(Wrap(_endData + _programBias));
        return SyscallResult.Success;
    }

    private SyscallResult MapProgramSegments(IVmFile file)
    {
        var isFirst = true;
        foreach (var segment in Program.ProgramHeaders)
        {
            if (segment.Type != ElfSegmentType.Load)
                continue;

            // The first segment finds the place for all; the others have it for certain.
            var (flags, total) = (MapFlags.Private | MapFlags.Fixed, 0ul);
            if (isFirst)
            {
                (var placed, flags, total) = PlaceFirst(file, segment);
                if (!placed.IsOk)
                    return placed;
            }

            var wanted = Wrap(_programBias + segment.VirtualAddress);
            var mapped = Load(file, wanted, segment, flags, total);
            if (!mapped.IsOk)
                return mapped;
            if (isFirst && Program.Header.Type == ElfType.SharedObject)
                _programBias = Wrap(_programBias + mapped.Value - PageSize.RoundDown(wanted));
            isFirst = false;

            var bounds = Note(segment);
            if (!bounds.IsOk)
                return bounds;
        }

        return SyscallResult.Success;
    }

    /// <summary>Where the first segment is asked to go, and with it, in <c>_programBias</c>, the whole program.</summary>
    private (SyscallResult Result, MapFlags Flags, ulong Total) PlaceFirst(IVmFile file, in ElfProgramHeader segment)
    {
        var flags = MapFlags.Private;
        if (Program.Header.Type == ElfType.Executable)
            return (SyscallResult.Success, flags | MapFlags.FixedNoReplace, 0);

        var total = Wrap(Program.TotalSize);
        if (total == 0)
            return (ExecRules.NoLoad.Fail(), flags, 0);

        var align = Program.MaximumAlignment;
        var place = 0ul;
        if (_checked.Interpreter is not null)
        {
            place = _mm.Layout.PickPieBase(_task.Random).Value;
            flags |= MapFlags.FixedNoReplace;
        }
        else if (align > PageSize.Bytes)
        {
            // A trial finds out where the search would put it, so that the place can be rounded down.
            var trial = Load(file, 0, segment, flags, total);
            if (!trial.IsOk)
                return (trial, flags, total);
            place = trial.Value;
            _ = Munmap.Call(_mm, _caller, place, total);
            flags |= MapFlags.FixedNoReplace;
        }

        if (align != 0)
            place &= ~(align - 1);
        _programBias = PageSize.RoundDown(Wrap(place - segment.VirtualAddress));
        return (SyscallResult.Success, flags, total);
    }

    /// <summary>Keeps the marks of mm_struct up to date, and refuses what set_brk could not work with.</summary>
    private SyscallResult Note(in ElfProgramHeader segment)
    {
        var header = Program.Header;
        var start = segment.VirtualAddress;
        if (segment.Offset <= header.ProgramHeaderOffset && header.ProgramHeaderOffset < unchecked(segment.Offset + segment.FileSize))
            _headersAt = Wrap(header.ProgramHeaderOffset - segment.Offset + start);

        var isCode = (segment.Flags & ElfSegmentFlags.Execute) != 0;
        if (isCode)
            _startCode = Math.Min(_startCode, start);
        _startData = Math.Max(_startData, start);
        if (start >= TaskSize || segment.FileSize > segment.MemorySize || segment.MemorySize > TaskSize || TaskSize - segment.MemorySize < start)
            return ExecRules.SegmentBounds.Fail(start, segment.MemorySize);

        if (isCode)
            _endCode = Math.Max(_endCode, start + segment.FileSize);
        _endData = Math.Max(_endData, start + segment.FileSize);
        _highest = Math.Max(_highest, start + segment.MemorySize);
        return SyscallResult.Success;
    }

    /// <summary>load_elf_interp: the interpreter's own bias is found by its first segment.</summary>
    private SyscallResult MapInterpreter(ElfExecutable interpreter)
    {
        if (interpreter.Header.Type is not (ElfType.Executable or ElfType.SharedObject))
            return ExecRules.InterpreterType.Fail((ulong)interpreter.Header.Type);
        var total = Wrap(interpreter.TotalSize);
        if (total == 0)
            return ExecRules.InterpreterNoLoad.Fail();

        var file = _task.Open(_image.Interpreter!);
        var result = MapInterpreterSegments(interpreter, file, total);
        _task.Release(file);
        return result;
    }

    private SyscallResult MapInterpreterSegments(ElfExecutable interpreter, IVmFile file, ulong total)
    {
        var isDynamic = interpreter.Header.Type == ElfType.SharedObject;
        var isPlaced = false;
        foreach (var segment in interpreter.ProgramHeaders)
        {
            if (segment.Type != ElfSegmentType.Load)
                continue;

            var flags = MapFlags.Private;
            if (!isDynamic || isPlaced)
                flags |= MapFlags.Fixed;
            else if (_programBias != 0)
                _interpreterBias = Wrap(0 - segment.VirtualAddress);
            var mapped = Load(file, Wrap(_interpreterBias + segment.VirtualAddress), segment, flags, total);
            if (!mapped.IsOk)
                return mapped;
            total = 0;
            if (isDynamic && !isPlaced)
            {
                _interpreterBias = Wrap(mapped.Value - PageSize.RoundDown(segment.VirtualAddress));
                isPlaced = true;
            }

            var start = Wrap(_interpreterBias + segment.VirtualAddress);
            if (start >= TaskSize || segment.FileSize > segment.MemorySize || segment.MemorySize > TaskSize || TaskSize - segment.MemorySize < start)
                return ExecRules.InterpreterBounds.Fail(start, segment.MemorySize);
        }

        return SyscallResult.Success;
    }

    /// <summary>
    /// elf_load: the segment's file pages, the rest of its last page cleared, and whole pages of bss behind it. The value is the address of the first page.
    /// </summary>
    private SyscallResult Load(IVmFile file, ulong address, in ElfProgramHeader segment, MapFlags flags, ulong total)
    {
        var inPage = segment.VirtualAddress & PageSize.OffsetMask;
        var start = PageSize.RoundDown(address);
        if (segment.FileSize != 0)
        {
            var mapped = Map(file, start, segment, flags, total);
            if (!mapped.IsOk)
                return mapped;
            start = mapped.Value;
            if (start >= TaskSize)
                return ExecRules.MappedOutside.Fail(start, TaskSize);
        }

        if (segment.MemorySize <= segment.FileSize)
            return SyscallResult.Ok(start);

        var zeroFrom = Wrap(start + inPage + segment.FileSize);
        var zeroTo = Wrap(start + inPage + segment.MemorySize);
        if (segment.FileSize != 0 && !PadZero(zeroFrom) && ((segment.Flags & ElfSegmentFlags.Write) != 0 || _task.IsKilled))
            return ExecRules.BssUnwritable.Fail(zeroFrom);

        var bss = PageSize.RoundUp(segment.FileSize == 0 ? start : zeroFrom);
        var length = Wrap(PageSize.RoundUp(zeroTo) - bss);
        if (length == 0)
            return SyscallResult.Ok(start);
        var made = Brk.MapAnonymous(_mm, _caller, bss, length, (segment.Flags & ElfSegmentFlags.Execute) != 0);
        return made.IsOk ? SyscallResult.Ok(start) : made;
    }

    /// <summary>elf_map: maps the pages of the file that hold the segment; with a total, that much room is taken first and the rest given back.</summary>
    private SyscallResult Map(IVmFile file, ulong start, in ElfProgramHeader segment, MapFlags flags, ulong total)
    {
        var inPage = segment.VirtualAddress & PageSize.OffsetMask;
        var size = PageSize.RoundUp(Wrap(segment.FileSize + inPage));
        var offset = Wrap(segment.Offset - inPage);
        var protection = ProtectionOf(segment.Flags);
        if (size == 0)
            return SyscallResult.Ok(start);
        if (!PageSize.IsAligned(offset))   // vm_mmap: p_offset and p_vaddr differ within the page
            return MmapRules.OffsetUnaligned.Fail(offset);
        if (total == 0)
            return Mmap.MapRegion(_mm, _caller, start, size, protection, flags, file, offset);

        total = PageSize.RoundUp(total);
        var mapped = Mmap.MapRegion(_mm, _caller, start, total, protection, flags, file, offset);
        if (mapped.IsOk && mapped.Value < TaskSize && total > size)
            _ = Munmap.Call(_mm, _caller, mapped.Value + size, total - size);
        return mapped;
    }

    /// <summary>Clears from an address to the end of its page; true if that worked or there is nothing to clear.</summary>
    private bool PadZero(ulong from)
    {
        var length = PageSize.RoundUp(from) - from;
        return length == 0 || _task.Write(_mm, new VirtualAddress(from), new byte[length]).IsOk;
    }

    private static Protection ProtectionOf(ElfSegmentFlags flags) =>
        ((flags & ElfSegmentFlags.Read) != 0 ? Protection.Read : Protection.None)
        | ((flags & ElfSegmentFlags.Write) != 0 ? Protection.Write : Protection.None)
        | ((flags & ElfSegmentFlags.Execute) != 0 ? Protection.Exec : Protection.None);
}
