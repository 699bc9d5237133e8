internal import FlyingSocks

/// The event loop that all test servers of a process share.
///
/// FlyingSocks leaves a descriptor open for each loop that ends, so there is one, and it never ends.
enum SharedPool {
    static func get() async throws -> any AsyncSocketPool {
        try await running.value
    }

    private static let running = Task<any AsyncSocketPool, any Error> {
        let pool = SocketPool.make()
        try await pool.prepare()
        Task(executorPreference: ServerExecutor.shared) { try await pool.run() }
        return pool
    }
}
