internal import Threads

/// Fetches over one libcurl multi handle, many requests at once, on one thread.
///
///     let engine = TransferEngine(.init(userAgent: "Assay/1.0"))
///     let response = try await engine.fetch(Request("https://api.example/v1/nodes"))
///
/// The handle and every transfer under way are this actor's state, and the actor's executor *is* the thread
/// that drives libcurl, so the compiler keeps any other thread away from them. The thread ends with the last
/// reference to the engine, which every running ``fetch(_:)`` holds.
@safe
public actor TransferEngine: Fetcher {
    private let configuration: Configuration
    private nonisolated let multi = MultiHandle()
    private nonisolated let thread: LoopThread
    /// Written by whoever cancels, on any thread; read at the loop's next turn.
    private nonisolated let cancelled = Locked<[HostQueue.ID]>([])
    private var queue: HostQueue
    private var transfers: [HostQueue.ID: Transfer] = [:]
    private var running: [EasyHandle.ID: HostQueue.ID] = [:]
    private var lastID: HostQueue.ID = 0

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    /// Starts the thread; libcurl is loaded on it, by the first request.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        queue = HostQueue(
            limit: configuration.connections, limitPerHost: configuration.connectionsPerHost)
        thread = LoopThread(waiter: multi)
        thread.start { [weak self] in self?.assumeIsolated { $0.turn() } }
    }

    deinit { thread.stop() }

    /// Sends a request, follows its redirects and returns the answer, whatever its status.
    ///
    /// Redirects may lead to `http` or `https`, but never from `https` to `http`. Cancelling the task ends the
    /// transfer at once.
    ///
    /// - Throws: ``TransferError``; ``TransferError/cancelled`` after a cancellation.
    public func fetch(_ request: Request) async throws(TransferError) -> Response {
        try multi.open()
        var hop = try Hop(configuration.identified(request))
        while true {
            let response = try await send(hop)
            guard let next = try hop.following(response) else { return hop.completed(response) }
            hop = next
        }
    }

    private func send(_ hop: Hop) async throws(TransferError) -> Response {
        let mirror = hop.request.isMirrored ? configuration.mirror : nil
        let place = try mirror?.place(of: hop.address) ?? hop.address
        lastID += 1
        let id = lastID
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                begin(Transfer(hop, to: place, continuation: continuation), id: id)
            }
        } onCancel: {
            cancelled.withLock { $0.append(id) }
            multi.wake()
        }
        return try outcome.get()
    }

    private func begin(_ transfer: Transfer, id: HostQueue.ID) {
        guard !Task.isCancelled else { return transfer.continuation.resume(returning: .failure(.cancelled)) }
        transfers[id] = transfer
        queue.add(id, host: transfer.hop.address.authority)
        startWaiting()
    }

    private func startWaiting() {
        while let id = queue.next() {
            guard let transfer = transfers[id] else { continue }
            running[transfer.easy.id] = id
            multi.add(transfer.easy)
        }
    }

    /// Runs between the jobs of this actor, whenever libcurl or a caller has something for it.
    private func turn() {
        for id in cancelled.withLock({ cancelled in exchange(&cancelled, with: []) }) {
            finish(id) { _ in .failure(.cancelled) }
        }
        multi.perform()
        while let (easy, code) = multi.nextDone() {
            guard let id = running[easy] else { continue }
            finish(id) { $0.outcome(code) }
        }
    }

    private func finish(_ id: HostQueue.ID, _ outcome: (Transfer) -> Transfer.Outcome) {
        guard let transfer = transfers.removeValue(forKey: id) else { return }
        let outcome = outcome(transfer)
        if running.removeValue(forKey: transfer.easy.id) != nil { multi.remove(transfer.easy) }
        queue.remove(id)
        transfer.continuation.resume(returning: outcome)
        startWaiting()
    }
}
