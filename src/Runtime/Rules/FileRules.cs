namespace MemDsl.Runtime.Rules;

/// <summary>Refusals of the calls that work on files.</summary>
public static class FileRules
{
    public static readonly Rule BadDescriptor = Rule.Refusal(
        "file.bad-descriptor", Errno.EBADF, "{0:d} is not an open descriptor", "fs/file.c");

    public static readonly Rule NotReadable = Rule.Refusal(
        "file.not-readable", Errno.EBADF, "descriptor {0:d} is not open for reading", "fs/read_write.c");

    public static readonly Rule NotWritable = Rule.Refusal(
        "file.not-writable", Errno.EBADF, "descriptor {0:d} is not open for writing", "fs/read_write.c");

    public static readonly Rule BufferOutside = Rule.Refusal(
        "file.buffer-outside", Errno.EFAULT, "the {1:s} bytes at {0} do not lie in the part of the address space that programs can have", "fs/read_write.c: access_ok");

    public static readonly Rule TooManyDescriptors = Rule.Refusal(
        "file.too-many-descriptors", Errno.EMFILE, "the process has {0:d} descriptors open, its RLIMIT_NOFILE", "fs/file.c: alloc_fd");

    public static readonly Rule TruncateNotWritable = Rule.Refusal(
        "ftruncate.not-writable", Errno.EINVAL, "descriptor {0:d} is not open for writing", "ftruncate(2)");

    public static readonly Rule NegativeLength = Rule.Refusal(
        "ftruncate.negative-length", Errno.EINVAL, "length {0} is negative", "ftruncate(2)");

    public static readonly Rule NegativeOffset = Rule.Refusal(
        "file.negative-offset", Errno.EINVAL, "offset {0} is negative", "pread(2)");

    public static readonly Rule TooLarge = Rule.Refusal(
        "file.too-large", Errno.EFBIG, "the file would be longer than its type allows ({0} bytes)", "fs/attr.c: inode_newsize_ok");

    public static readonly Rule NoSpace = Rule.Refusal(
        "file.no-memory", Errno.ENOMEM, "there is no frame for page {0:d} of the file", "mm/filemap.c");

    public static readonly Rule FallocateRange = Rule.Refusal(
        "fallocate.range", Errno.EINVAL, "offset {0} is negative or length {1} is not positive", "fallocate(2)");

    public static readonly Rule FallocateMode = Rule.Refusal(
        "fallocate.mode", Errno.EOPNOTSUPP, "mode {0} is not supported; a hole is punched with FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE", "fallocate(2)");

    public static readonly Rule BadBuffer = Rule.Refusal(
        "file.bad-buffer", Errno.EFAULT, "the buffer at {0} cannot be accessed", "lib/iov_iter.c");

    public static readonly Rule NameTooLong = Rule.Refusal(
        "memfd.name-too-long", Errno.EINVAL, "the name has {0:d} bytes; a memfd's may have 249", "mm/memfd.c");
}
