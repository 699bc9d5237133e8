internal import Foundation
internal import Glibc
internal import Synchronization

/// Starts a program as the leader of a new session with `terminal` as its controlling terminal.
///
/// Signals are as after a login, whatever the test run ignores. `lifeline` stays open in the program as descriptor 3.
func spawn(_ command: [String], environment: [String], terminal: String, lifeline: Int32) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
        unsafe posix_spawn_file_actions_destroy(&actions)
        unsafe posix_spawnattr_destroy(&attributes)
    }
    // A session leader without a terminal gets the first one that it opens.
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, lifeline, 3)
    var none = sigset_t()
    var all = sigset_t()
    unsafe sigemptyset(&none)
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    // glibc hides POSIX_SPAWN_SETSID behind _GNU_SOURCE.
    let setSession: Int32 = 0x80
    let flags = setSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var process: pid_t = 0
    let arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    let variables = unsafe environment.map { unsafe strdup($0) } + [nil]
    defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
    let status = spawning.withLock { _ in
        unsafe posix_spawnp(&process, command[0], &actions, &attributes, arguments, variables)
    }
    guard status == 0 else { throw POSIXError(.init(rawValue: status) ?? .EINVAL) }
    return process
}

/// Turns the -1 of a system call into an error.
func check(_ result: Int32) throws {
    guard result >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
}
