namespace MemDsl.Runtime.Rules;

/// <summary>Whom the OOM killer may take and whom it takes, and the file that tells it (<c>mm/oom_kill.c</c>, <c>fs/proc/base.c</c>).</summary>
public static class OomRules
{
    public static readonly Rule HighestPoints = Rule.Decision(
        "oom.highest-points", "of all processes that may be killed, {0:d} has the most points", "mm/oom_kill.c: select_bad_process");

    public static readonly Rule AllocatingTask = Rule.Decision(
        "oom.allocating-task", "vm.oom_kill_allocating_task is set: who asks for memory is killed", "mm/oom_kill.c: out_of_memory");

    public static readonly Rule FirstProcess = Rule.Decision("oom.first-process", "the first process is never killed", "mm/oom_kill.c: oom_unkillable_task");

    public static readonly Rule Exempt = Rule.Decision("oom.exempt", "its oom_score_adj is -1000", "mm/oom_kill.c: oom_badness");

    public static readonly Rule SharesAfterVfork = Rule.Decision(
        "oom.vfork", "it uses its parent's memory until it calls execve", "mm/oom_kill.c: oom_badness");

    public static readonly Rule NoVictim = Rule.Decision(
        "oom.no-victim", "no process may be killed; Linux would stop here: System is deadlocked on memory", "mm/oom_kill.c: out_of_memory");

    public static readonly Rule AdjustRange = Rule.Refusal(
        "oom_score_adj.range", Errno.EINVAL, "oom_score_adj goes from -1000 to 1000", "fs/proc/base.c: oom_score_adj_write");

    public static readonly Rule AdjustRights = Rule.Refusal(
        "oom_score_adj.rights", Errno.EACCES, "a value below the last that a process with CAP_SYS_RESOURCE has set takes that capability", "fs/proc/base.c: __set_oom_adj");
}
