#define _GNU_SOURCE
#include "CMemory.h"

#include <link.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

// Whether a debugger is attached, by proc(5).
static int is_traced(void) {
    int tracer = 0;
    char line[128];
    FILE *status = fopen("/proc/self/status", "re");
    if (!status) return 1;
    while (fgets(line, sizeof line, status) && sscanf(line, "TracerPid: %d", &tracer) != 1) {}
    fclose(status);
    return tracer != 0;
}

// Whether the loader has written where the file allows no writing, by elf(5).
static int has_text_relocations(const struct dl_phdr_info *object, const ElfW(Phdr) *header) {
    const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(object->dlpi_addr + header->p_vaddr);
    for (; entry->d_tag != DT_NULL; entry++)
        if (entry->d_tag == DT_TEXTREL || (entry->d_tag == DT_FLAGS && entry->d_un.d_val & DF_TEXTREL)) return 1;
    return 0;
}

// For dl_iterate_phdr(3): drops what is mapped of an object without the right to write, which is as it is in its file.
static int drop_pages(struct dl_phdr_info *object, size_t size __attribute__((unused)), void *none __attribute__((unused))) {
    for (int i = 0; i < object->dlpi_phnum; i++)
        if (object->dlpi_phdr[i].p_type == PT_DYNAMIC && has_text_relocations(object, &object->dlpi_phdr[i]))
            return 0;
    ElfW(Addr) page = (ElfW(Addr))sysconf(_SC_PAGESIZE);
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *header = &object->dlpi_phdr[i];
        if (header->p_type != PT_LOAD || header->p_flags & PF_W) continue;
        ElfW(Addr) first = (object->dlpi_addr + header->p_vaddr) & -page;
        ElfW(Addr) end = (object->dlpi_addr + header->p_vaddr + header->p_memsz + page - 1) & -page;
        madvise((void *)first, end - first, MADV_DONTNEED);
    }
    return 0;
}

// Gives back what was freed, and pages of the program and its libraries.
void assay_give_back(void) {
    malloc_trim(0);
    if (!is_traced()) dl_iterate_phdr(drop_pages, NULL);
}
