namespace MemDsl.Runtime.Rules;

/// <summary>Refusals around the life of a process.</summary>
public static class ProcessRules
{
    public static readonly Rule BadUserAddress = Rule.Refusal(
        "process.bad-user-address", Errno.EFAULT, "the kernel could not access {0} on behalf of the process", "arch/x86/lib/usercopy_64.c");

    public static readonly Rule TooManyTasks = Rule.Refusal(
        "fork.too-many-tasks", Errno.EAGAIN, "the machine has {0:d} tasks, ended ones that nobody waited for included, and its memory is made for no more (threads-max)",
        "kernel/fork.c: copy_process, set_max_threads");

    public static readonly Rule ForkNoMemory = Rule.Refusal(
        "fork.no-memory", Errno.ENOMEM, "there is no frame for the child's page tables", "kernel/fork.c: dup_mmap");

    public static readonly Rule ForkCommit = Rule.Refusal(
        "fork.commit", Errno.ENOMEM, "the mapping at {0} would commit {1:d} pages more than overcommit allows", "kernel/fork.c: dup_mmap");

    public static readonly Rule NoChild = Rule.Refusal(
        "wait.no-child", Errno.ECHILD, "{0:d} is not an unwaited child of the process", "wait(2)");

    public static readonly Rule ChildRuns = Rule.Refusal(
        "wait.child-runs", Errno.EAGAIN, "child {0:d} still runs; the model has no sleeping, so the call does not wait", "wait(2)");

    public static readonly Rule LimitSoftAboveHard = Rule.Refusal(
        "setrlimit.soft-above-hard", Errno.EINVAL, "the soft limit {0:s} is above the hard limit {1:s}", "setrlimit(2)");

    public static readonly Rule LimitUnknown = Rule.Refusal(
        "setrlimit.unknown", Errno.EINVAL, "{0:d} names no resource", "setrlimit(2)");

    public static readonly Rule LimitRaiseHard = Rule.Refusal(
        "setrlimit.raise-hard", Errno.EPERM, "raising the hard limit from {0:s} to {1:s} needs CAP_SYS_RESOURCE", "setrlimit(2)");

    public static readonly Rule SbrkRefused = Rule.Refusal(
        "sbrk.refused", Errno.ENOMEM, "the break could not be moved to {0}; it stays at {1}", "sbrk(3)");

    public static readonly Rule FirstProcessExists = Rule.Refusal(
        "boot.exists", Errno.EEXIST, "the machine has its first process already", "init/main.c");
}
