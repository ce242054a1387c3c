namespace MemDsl.Runtime.Rules;

/// <summary>What the page allocator refuses to those who call it by hand (alloc_pages and __free_pages of a module).</summary>
public static class BuddyRules
{
    public static readonly Rule OrderTooLarge = Rule.Refusal("buddy.order-too-large", Errno.EINVAL,
        "order {0:d} is above the largest block, order {1:d} (MAX_PAGE_ORDER)", "mm/page_alloc.c __alloc_frozen_pages_noprof");

    public static readonly Rule BadZone = Rule.Refusal("buddy.bad-zone-flags", Errno.EINVAL,
        "gfp {0} asks for zones that exclude each other", "include/linux/gfp.h GFP_ZONE_BAD");

    public static readonly Rule OutOfMemory = Rule.Refusal("buddy.out-of-memory", Errno.ENOMEM,
        "no zone that gfp {1} allows has a free block of order {0:d} or above", "mm/page_alloc.c get_page_from_freelist");

    public static readonly Rule NoSuchFrame = Rule.Refusal("buddy.no-such-frame", Errno.EINVAL,
        "frame {0:d} is not RAM of this machine", "include/linux/mmzone.h pfn_valid");

    public static readonly Rule NotAllocated = Rule.Refusal("buddy.not-allocated", Errno.EINVAL,
        "frame {0:d} is not the head of a block that was given out: it is free, reserved, or inside a block", "mm/page_alloc.c free_page_is_bad");

    public static readonly Rule StillUsed = Rule.Refusal("buddy.still-used", Errno.EBUSY,
        "frame {0:d} is mapped or belongs to a file, a table or a cache", "mm/page_alloc.c page_expected_state");

    public static readonly Rule WrongOrder = Rule.Refusal("buddy.wrong-order", Errno.EINVAL,
        "the block was given out with order {1:d}, not {0:d}", "mm/page_alloc.c free_pages");
}
