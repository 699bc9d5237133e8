internal import Catalog
internal import Extraction
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Transport

/// Sends the requests of a source, no two to one host closer together than its network allows.
actor Inquiry {
    private let fetcher: any Fetcher
    private let clock: any WallClock
    private let environment: [String: String]
    private var pacer = HostPacer()
    private let reach: Reach
    private var watch: ClockWatch

    /// The longest that a request waits for a host that asked to be left alone.
    static let patience = Duration.seconds(30)
    /// Bytes of all answers of one poll together.
    static let room = Limits().bytes

    /// Keys come from `environment`; they are put into headers and kept nowhere else.
    init(_ fetcher: any Fetcher, clock: any WallClock, environment: [String: String]) {
        self.fetcher = fetcher
        self.clock = clock
        self.environment = environment
        reach = Reach(clock: clock)
        watch = ClockWatch(clock)
    }

    /// Asks a source once; never fails, but says in the answer what went wrong.
    ///
    /// `blanks` fill the requests of a history; while it is paused at the `gate` none is sent.
    func ask(
        _ source: Source, spacing: Duration, blanks: [String: String] = [:], gate: PauseGate? = nil
    ) async -> Answer {
        let key = source.key.flatMap { environment[$0] }
        if let name = source.key, key?.isEmpty ?? true {
            return Answer(
                time: clock.now(), result: .failure(Unusable(outcome: .needsKey(name: name))))
        }
        let blanks = blanks.merging(Blanks.values(at: clock.now())) { given, _ in given }
        let order = Order(source, spacing: spacing, key: key, blanks: blanks, gate: gate)
        var answer = await answer(source, order)
        answer.secret = Secret(key)
        return answer
    }

    private func answer(_ source: Source, _ order: Order) async -> Answer {
        guard !source.list.isEmpty else {
            let round = await round(source.requests, order)
            return Answer(round, isOne: source.requests.count == 1 && source.pages == nil)
        }
        let rounds = await withTaskGroup(of: (Int, Round).self) { group in
            for (index, entry) in source.list.enumerated() {
                group.addTask { (index, await self.round(entry.requests, order)) }
            }
            var rounds: [Int: Round] = [:]
            for await (index, round) in group { rounds[index] = round }
            return source.list.indices.compactMap { rounds[$0] }
        }
        return Answer(rounds, of: source, now: clock.now())
    }

    /// What is the same for all requests of a poll.
    private struct Order: Sendable {
        let pages: Pages?
        let timeout: Duration
        let spacing: Duration
        let key: String?
        let blanks: [String: String]
        let gate: PauseGate?
        let source: SourceID
        /// Bytes for the answers about one thing.
        let room: Int

        init(
            _ source: Source, spacing: Duration, key: String?, blanks: [String: String], gate: PauseGate?
        ) {
            pages = source.pages
            timeout = source.timeout
            self.spacing = spacing
            self.key = key
            self.blanks = blanks
            self.gate = gate
            self.source = SourceID(source)
            room = Inquiry.room / max(1, source.list.count)
        }
    }

    private func round(_ calls: [Call], _ order: Order) async -> Round {
        var round = Round(time: clock.now())
        var hasBegun = false
        var bodies: [[UInt8]] = []
        do throws(Unusable) {
            for call in calls {
                var turner = PageTurner(order.pages, first: call.filled(order.blanks))
                while let call = turner.next {
                    repeat {
                        await order.gate?.pass([order.source])
                        try await takeTurn(at: call, order)
                        // A pause may have begun while it waited for its turn.
                    } while !Task.isCancelled && order.gate?.isClosed(order.source) == true
                    if !hasBegun { round.time = clock.now() }
                    hasBegun = true
                    let response = try await fetch(call, order, room: order.room - round.bytes)
                    round.note(response, to: call)
                    round.duration = clock.now() - round.time
                    try check(response, of: call)
                    bodies.append(response.body)
                    try turner.turn(after: response)
                }
            }
            round.result = .success(bodies)
        } catch {
            round.duration = clock.now() - round.time
            round.result = .failure(error)
        }
        return round
    }

    /// Waits until a request may be sent to its host.
    private func takeTurn(at call: Call, _ order: Order) async throws(Unusable) {
        let host = call.host
        repeat {
            if let jump = watch.jump(of: clock) {
                pacer.clockJumped(by: jump)
                await reach.clockJumped()
            }
            let now = clock.now()
            if let opening = pacer.opening(of: host), opening - now > Self.patience {
                throw Unusable(
                    outcome: .limited(reason: "\(host) asked to be left alone until \(opening)"),
                    wait: opening - now)
            }
            await clock.sleep(until: pacer.reserve(host, spacing: order.spacing, now: now))
            // It may have asked to be left alone meanwhile.
        } while !Task.isCancelled && pacer.opening(of: host).map { $0 > clock.now() } == true
    }

    private func fetch(_ call: Call, _ order: Order, room: Int) async throws(Unusable) -> Response {
        let host = call.host
        let start = clock.now()
        let awake = clock.awake()
        await reach.begin(host)
        let outcome: Result<Response, TransferError>
        do throws(TransferError) {
            outcome = .success(
                try await fetcher.fetch(
                    Request(call, key: order.key, timeout: order.timeout, bytes: max(1, room))))
        } catch {
            outcome = .failure(error)
        }
        let jump = (clock.now() - start) - (clock.awake() - awake)
        await reach.end(host, isAnswered: (try? outcome.get()) != nil)
        if abs(jump.inSeconds) > 5 {
            throw Unusable(
                outcome: .unmeasured(
                    reason:
                        "the clock jumped by \(Int(jump.inSeconds)) s, or the machine slept, during the request"
                ))
        }
        switch outcome {
        case .success(let response): return response
        case .failure(.cancelled): throw Unusable(outcome: .unmeasured(reason: "cancelled"))
        case .failure(let error):
            if case .noLibrary = error { throw Unusable(outcome: .unmeasured(reason: "\(error)")) }
            if error.mayBeOurs, await !reach.isAnybodyThere(but: host, since: start) {
                throw Unusable(
                    outcome: .unmeasured(reason: "no host can be reached; \(error.cause)"), isOutage: true)
            }
            throw Unusable(outcome: .failed(reason: "\(error)"), isSlow: error.isSlow)
        }
    }

    /// Refuses a status other than 2xx, and keeps everybody from a host that wants it.
    private func check(_ response: Response, of call: Call) throws(Unusable) {
        guard let problem = Unusable(response, now: clock.now()) else { return }
        if let wait = problem.wait {
            pacer.close(call.host, until: clock.now() + min(wait, Schedule.longestWait))
        }
        throw problem
    }
}

extension Call {
    /// The host that it names, also when a mirror answers for it.
    var host: String { URL(string: url)?.host() ?? url }
}

extension Request {
    fileprivate init(_ call: Call, key: String?, timeout: Duration, bytes: Int) {
        self.init(
            call.url, method: call.method == .post ? .post : .get,
            headers: call.headers(key: key).map { Header(name: $0.name, value: $0.value) },
            body: call.body.map { Array($0.utf8) }, limits: Limits(total: timeout, bytes: bytes))
    }
}

extension TransferError {
    /// Whether Assay's own connection to the network may be to blame.
    fileprivate var mayBeOurs: Bool {
        switch self {
        case .unresolvedHost, .unreachable, .noHandshake, .notSecure, .connectTimedOut, .timedOut,
            .interrupted:
            true
        default: false
        }
    }

    fileprivate var isSlow: Bool {
        switch self {
        case .connectTimedOut, .timedOut, .tooSlow: true
        default: false
        }
    }
}
