/* The program in which operations happen: a page of snippets, and some data. */
#include "record.h"
#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned char file[PAGE + DATA_IN_FILE];

static void put(unsigned at, const void *bytes, size_t count)
{
	memcpy(file + at, bytes, count);
}

/* One row a segment, in the order of the table. */
struct segment {
	uint32_t type, flags;
	uint64_t offset, address, in_file, in_memory, align;
};

static void write_headers64(const struct segment *segment, int count)
{
	Elf64_Ehdr head = {
		.e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT },
		.e_type = ET_EXEC, .e_machine = EM_X86_64, .e_version = EV_CURRENT, .e_entry = place.text + SPOT_ENTRY,
		.e_phoff = sizeof head, .e_ehsize = sizeof head, .e_phentsize = sizeof(Elf64_Phdr), .e_phnum = count,
	};
	put(0, &head, sizeof head);
	for (int i = 0; i < count; i++) {
		const struct segment *s = &segment[i];
		Elf64_Phdr row = {
			.p_type = s->type, .p_flags = s->flags, .p_offset = s->offset, .p_vaddr = s->address, .p_paddr = s->address,
			.p_filesz = s->in_file, .p_memsz = s->in_memory, .p_align = s->align,
		};
		put(sizeof head + i * sizeof row, &row, sizeof row);
	}
}

static void write_headers32(const struct segment *segment, int count)
{
	Elf32_Ehdr head = {
		.e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS32, ELFDATA2LSB, EV_CURRENT },
		.e_type = ET_EXEC, .e_machine = EM_386, .e_version = EV_CURRENT, .e_entry = place.text + SPOT_ENTRY,
		.e_phoff = sizeof head, .e_ehsize = sizeof head, .e_phentsize = sizeof(Elf32_Phdr), .e_phnum = count,
	};
	put(0, &head, sizeof head);
	for (int i = 0; i < count; i++) {
		const struct segment *s = &segment[i];
		Elf32_Phdr row = {
			.p_type = s->type, .p_flags = s->flags, .p_offset = s->offset, .p_vaddr = s->address, .p_paddr = s->address,
			.p_filesz = s->in_file, .p_memsz = s->in_memory, .p_align = s->align,
		};
		put(sizeof head + i * sizeof row, &row, sizeof row);
	}
}

static void write_snippets(void)
{
	put(SPOT_CALL, options.is32 ? "\xcd\x80\xcc" : "\x0f\x05\xcc", 3);	/* int $0x80 | syscall; int3 */
	put(SPOT_LOAD, "\x8a\x07\xcc", 3);					/* mov (%rdi),%al; int3 */
	put(SPOT_STORE, "\x88\x0f\xcc", 3);					/* mov %cl,(%rdi); int3 */
	put(SPOT_JUMP, "\xff\xe7\xcc", 3);					/* jmp *%rdi; int3 */
	put(SPOT_ENTRY, "\xcc", 1);
}

/* What execve of the program by itself needs: its path, and pointers to path and environment. */
static void write_data(void)
{
	uint64_t pointers[2] = { place.data + SPOT_PATH, place.data + SPOT_STRING };
	size_t width = options.is32 ? 4 : 8;

	put(PAGE + SPOT_PATH, place.path, strlen(place.path) + 1);
	put(PAGE + SPOT_ARGV, &pointers[0], width);
	put(PAGE + SPOT_ENVP, &pointers[1], width);
	put(PAGE + SPOT_STRING, "BUF=", 4);
	memset(file + PAGE + SPOT_STRING + 4, 'x', SCRATCH);
}

void stub_write(void)
{
	struct segment segment[] = {
		{ PT_LOAD, PF_R | PF_X, 0, place.text, PAGE, PAGE, PAGE },
		{ PT_LOAD, PF_R | PF_W, PAGE, place.data, DATA_IN_FILE, DATA_IN_MEMORY, PAGE },
		{ PT_GNU_STACK, PF_R | PF_W | (options.stack == STACK_EXECUTABLE ? PF_X : 0), 0, 0, 0, 0, 16 },
	};
	int count = options.stack == STACK_UNSAID ? 2 : 3;

	if (options.is32)
		write_headers32(segment, count);
	else
		write_headers64(segment, count);
	write_snippets();
	write_data();
	int fd = open(place.path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0755);
	if (fd < 0 || write(fd, file, sizeof file) != (ssize_t)sizeof file || fsync(fd) || fchmod(fd, 0755) || close(fd))
		fail("cannot write %s", place.path);
}
