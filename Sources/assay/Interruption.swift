internal import Dispatch
internal import Glibc

/// Runs `body` until it returns or SIGINT, SIGTERM or SIGHUP asks the process to end, then cancels and awaits it.
///
/// A SIGHUP that whoever started the process has it ignore, as nohup does, is ignored.
///
/// - Throws: what `body` throws.
func untilInterrupted(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let (registered, registration) = AsyncStream.makeStream(of: Void.self)
    let queue = DispatchQueue(label: "signals")
    let numbers = [SIGINT, SIGTERM, SIGHUP].filter { !ignore($0) || $0 != SIGHUP }
    let sources = numbers.map { number in
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

/// Ignores a signal from now on, whose default action would end the process before a source hears of it.
///
/// - Returns: whether it was ignored before.
private func ignore(_ number: Int32) -> Bool {
    let before = signal(number, SIG_IGN)
    let (old, ignoring) = unsafe (unsafeBitCast(before, to: Int.self), unsafeBitCast(SIG_IGN, to: Int.self))
    return old == ignoring
}
