// What the Glibc module of Swift leaves out.
#pragma once
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// memfd_create(2), which glibc hides behind _GNU_SOURCE; closed on exec.
static inline int assay_memory_file(const char *name) {
    return (int)syscall(SYS_memfd_create, name, 1u /* MFD_CLOEXEC */);
}

// sem_clockwait(3), hidden likewise: waits until a moment of the clock that is never set.
extern int sem_clockwait(sem_t *, clockid_t, const struct timespec *);
static inline int assay_semaphore_wait(sem_t *semaphore, const struct timespec *end) {
    return sem_clockwait(semaphore, CLOCK_MONOTONIC, end);
}

// posix_spawn_file_actions_addclosefrom_np(3), hidden likewise: a program that is started gets nothing from there on.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
static inline int assay_close_from(posix_spawn_file_actions_t *actions, int descriptor) {
    return posix_spawn_file_actions_addclosefrom_np(actions, descriptor);
}

// Has the calling thread stand back: SCHED_BATCH of sched(7), hidden likewise, takes the processor from nobody when it is
// woken; on Linux niceness is a thread's own, and five steps leave it a quarter of what others want too.
static inline void assay_stand_back(void) {
    struct sched_param none = {0};
    pthread_setschedparam(pthread_self(), 3 /* SCHED_BATCH */, &none);
    setpriority(PRIO_PROCESS, 0, 5);
}

// Whether standard output has not taken something, by ferror(3): its name is a variable, which Swift lets nobody read.
static inline int assay_output_failed(void) { return ferror(stdout); }
