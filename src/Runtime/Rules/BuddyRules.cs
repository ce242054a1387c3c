namespace MemDsl.Runtime.Rules;

/// <summary>What the page allocator refuses to those who call it by hand (alloc_pages and __free_pages of a module).</summary>
public static class BuddyRules
{
    public static readonly Rule OrderTooLarge = Rule.Refusal("buddy.order-too-large", Errno.EINVAL,
        "order {0:d} is above the largest block, order {1:d} (MAX_PAGE_ORDER); Linux warns once and gives no page", "mm/page_alloc.c __alloc_frozen_pages_noprof");

    public static readonly Rule BadZone = Rule.Refusal("buddy.bad-zone-flags", Errno.EINVAL,
        "gfp {0} asks for zones that exclude each other", "include/linux/gfp.h GFP_ZONE_BAD");

    public static readonly Rule BadMobility = Rule.Refusal("buddy.bad-mobility-flags", Errno.EINVAL,
        "gfp {0} says that the pages are both movable and reclaimable; with CONFIG_DEBUG_VM Linux warns, without it uses the HIGHATOMIC lists",
        "include/linux/gfp.h gfp_migratetype");

    public static readonly Rule OutOfMemory = Rule.Refusal("buddy.out-of-memory", Errno.ENOMEM,
        "no zone that gfp {1} allows has a free block of order {0:d} or above and stays above its watermark", "mm/page_alloc.c get_page_from_freelist");

    public static readonly Rule NeverGivesUp = Rule.Refusal("buddy.never-gives-up", Errno.ENOMEM,
        "gfp {1} says that a block of order {0:d} must be found: Linux would look for it for ever", "mm/page_alloc.c __alloc_pages_slowpath");

    public static readonly Rule NoSuchFrame = Rule.Refusal("buddy.no-such-frame", Errno.EINVAL,
        "frame {0:d} is not RAM of this machine; Linux would read a struct page that is not there and oops", "include/linux/mmzone.h pfn_valid");

    public static readonly Rule FreedTwice = Rule.Refusal("buddy.freed-twice", Errno.EINVAL,
        "frame {0:d} is free already, freed on behalf of process {1:d}: Linux finds reference count 0, which is a BUG with CONFIG_DEBUG_VM, and without it becomes -1 and frees nothing",
        "include/linux/mm.h put_page_testzero");

    public static readonly Rule NeverGivenOut = Rule.Refusal("buddy.never-given-out", Errno.EINVAL,
        "frame {0:d} was never given out: Linux finds reference count 0, which is a BUG with CONFIG_DEBUG_VM, and without it becomes -1 and frees nothing",
        "include/linux/mm.h put_page_testzero");

    public static readonly Rule FreedReserved = Rule.Refusal("buddy.freed-reserved", Errno.EINVAL,
        "frame {0:d} is reserved since boot: with CONFIG_DEBUG_VM Linux reports a bad page and keeps it; without, the kernel's own memory is given to others",
        "mm/page_alloc.c free_page_is_bad");

    public static readonly Rule InsideBlock = Rule.Refusal("buddy.inside-block", Errno.EINVAL,
        "frame {0:d} lies inside the block that begins at frame {1:d}: its reference count is 0, which is a BUG with CONFIG_DEBUG_VM, and without it becomes -1 and frees nothing",
        "include/linux/mm.h put_page_testzero");

    public static readonly Rule StillUsed = Rule.Refusal("buddy.still-used", Errno.EBUSY,
        "frame {0:d} has {1:d} references: Linux would drop one and free nothing yet; the page is freed under the feet of its last owner", "mm/page_alloc.c ___free_pages");

    public static readonly Rule StillMapped = Rule.Refusal("buddy.still-mapped", Errno.EBUSY,
        "frame {0:d} is mapped by {1:d} page-table entries or belongs to a file or an area: with CONFIG_DEBUG_VM Linux reports a bad page and keeps it; without, its users share it with whom it is given to next",
        "mm/page_alloc.c page_expected_state");

    public static readonly Rule FreedTable = Rule.Refusal("buddy.freed-table", Errno.EBUSY,
        "frame {0:d} is a page table: with CONFIG_DEBUG_VM Linux reports a bad page and keeps it; without, the processor walks whatever is written there next",
        "mm/page_alloc.c page_expected_state");

    public static readonly Rule FreedTooLittle = Rule.Refusal("buddy.freed-too-little", Errno.EINVAL,
        "the block was given out with order {1:d}, not {0:d}: Linux frees what it is told, and the rest is lost until the next boot", "mm/page_alloc.c ___free_pages");

    public static readonly Rule FreedTooMuch = Rule.Refusal("buddy.freed-too-much", Errno.EINVAL,
        "the block was given out with order {1:d}, not {0:d}: Linux frees what it is told, and the frames behind the block with it, whoever has them", "mm/page_alloc.c ___free_pages");

    public static readonly Rule RangeOutsideZone = Rule.Refusal("buddy.range-outside-zone", Errno.EINVAL,
        "{1:d} frames from frame {0:d} are not all in one zone", "mm/page_alloc.c alloc_contig_range_noprof");

    public static readonly Rule NotPageblocks = Rule.Refusal("buddy.not-pageblocks", Errno.EINVAL,
        "the range at frame {0:d} does not begin and end at pageblocks, which have {1:d} frames", "mm/page_isolation.c start_isolate_page_range");

    public static readonly Rule AlreadyIsolated = Rule.Refusal("buddy.already-isolated", Errno.EBUSY,
        "the pageblock at frame {0:d} is isolated already", "mm/page_isolation.c set_migratetype_isolate");

    public static readonly Rule Unmovable = Rule.Refusal("buddy.unmovable", Errno.EBUSY,
        "frame {0:d} is in use and cannot be moved, or belongs to a CMA area", "mm/page_isolation.c has_unmovable_pages");

    public static readonly Rule NotMigrated = Rule.Refusal("buddy.not-migrated", Errno.EBUSY,
        "frame {0:d} is in use; Linux would migrate it, this machine has no migration", "mm/page_alloc.c __alloc_contig_migrate_range");
}
