// What the Glibc module of Swift leaves out.
#pragma once
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

// memfd_create(2), which glibc hides behind _GNU_SOURCE; closed on exec.
static inline int assay_memory_file(const char *name) {
    return (int)syscall(SYS_memfd_create, name, 1u /* MFD_CLOEXEC */);
}
