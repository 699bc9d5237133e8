internal import Dispatch
internal import Glibc

/// Runs `body` until it returns or SIGINT or SIGTERM asks the process to end, then cancels and awaits it.
func untilInterrupted(_ body: @escaping @Sendable () async -> Void) async {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let queue = DispatchQueue(label: "signals")
    let sources = [SIGINT, SIGTERM].map { number in
        // The default action would end the process before the source hears of the signal.
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { continuation.yield() }
        source.activate()
        return source
    }
    await withDiscardingTaskGroup { group in
        group.addTask {
            await body()
            continuation.finish()
        }
        for await _ in signals { break }
        group.cancelAll()
    }
    for source in sources { source.cancel() }
}
