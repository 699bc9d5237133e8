internal import Dispatch
internal import Glibc

/// Runs `body` until it returns or SIGINT or SIGTERM asks the process to end, then cancels and awaits it.
///
/// - Throws: what `body` throws.
func untilInterrupted(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let (registered, registration) = AsyncStream.makeStream(of: Void.self)
    let queue = DispatchQueue(label: "signals")
    let sources = [SIGINT, SIGTERM].map { number in
        // The default action would end the process before the source hears of the signal.
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { continuation.yield() }
        source.setRegistrationHandler { registration.yield() }
        source.activate()
        return source
    }
    defer { for source in sources { source.cancel() } }
    // One that comes before is lost, and whoever sees the first line may send one.
    for await _ in registered.prefix(sources.count) {}
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { continuation.finish() }
            try await body()
        }
        for await _ in signals { break }
        group.cancelAll()
        try await group.waitForAll()
    }
}
