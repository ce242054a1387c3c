namespace MemDsl.Runtime.Rules;

/// <summary>What writing a file under <c>/proc/sys</c> refuses (<c>kernel/sysctl.c</c>).</summary>
public static class SysctlRules
{
    public static readonly Rule NoNumber = Rule.Refusal("sysctl.no-number", Errno.EINVAL,
        "the text has {0:d} words; the setting takes numbers, at most {1:d}", "kernel/sysctl.c do_proc_dointvec");

    public static readonly Rule OutOfBounds = Rule.Refusal("sysctl.out-of-bounds", Errno.EINVAL,
        "the setting takes from {0:d} to {1:d}", "kernel/sysctl.c proc_dointvec_minmax");

    public static readonly Rule FractionTooSmall = Rule.Refusal("sysctl.fraction-too-small", Errno.EINVAL,
        "1/{0:d} of a zone is more than per-CPU lists may hold: 0, or at least 8", "mm/page_alloc.c percpu_pagelist_high_fraction_sysctl_handler");
}
