internal import CLinux
internal import Dispatch
internal import Glibc

/// A program that runs beside this one until it ends or its time is over.
struct ChildProcess: Sendable {
    enum Ending: Hashable, Sendable {
        case exited(Int32)
        case killed(Int32)
        /// It had to be ended.
        case late
    }

    struct Failure: Error {
        let reason: String
    }

    private let process: pid_t

    /// Starts a program without a shell: `words` are its name and its arguments, `environment` is all that it gets.
    ///
    /// Its input is empty, its output goes nowhere, for this process may own the terminal, and nothing else is open.
    init(_ words: [String], environment: [String: String]) throws(Failure) {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        for (descriptor, mode) in [
            (STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_WRONLY), (STDERR_FILENO, O_WRONLY),
        ] {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", mode, 0)
        }
        // Nor anything else that is open here, such as the connections of libcurl.
        unsafe assay_close_from(&actions, STDERR_FILENO + 1)
        // Signals as after a login, in a group of its own, so that Ctrl-C of the terminal does not reach it.
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let status = unsafe posix_spawnp(
            &process, words.first ?? "", &actions, &attributes, arguments, variables)
        guard status == 0 else { throw Failure(reason: unsafe String(cString: strerror(status))) }
        self.process = process
    }

    /// Waits for its end; after `patience`, or when the task is cancelled, its whole group is ended.
    func end(within patience: Duration) async -> Ending {
        await withTaskGroup(of: Ending?.self) { group in
            group.addTask { await ending() }
            group.addTask {
                // Ended by cancellation as soon as the program has.
                try? await Task.sleep(for: patience)
                return nil
            }
            let first = await group.next() ?? nil
            guard let first else {
                kill(-process, SIGKILL)
                _ = await group.next()
                return .late
            }
            group.cancelAll()
            return first
        }
    }

    /// Waits on a thread of its own, since no other call tells of the end of a process without a descriptor for it.
    private func ending() async -> Ending {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var status: Int32 = 0
                while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
                let signal = status & 0x7F
                continuation.resume(returning: signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal))
            }
        }
    }
}
