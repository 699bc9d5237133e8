internal import Catalog
internal import Extraction
internal import History
internal import Metrics
internal import Transport

/// What the requests about one thing came to: calls one after the other, or pages.
struct Round: Sendable {
    /// When the first request was sent.
    var time: Timestamp
    var duration: Duration = .zero
    /// Of the last request that was answered.
    var status: Int?
    /// Of the first request; nil as long as nothing was sent and answered.
    var phases: Phases?
    /// What all requests took by themselves, without the wait for their turn.
    var milliseconds: Double?
    var bytes = 0
    /// Of the last answer, without its parameters.
    var type: String?
    /// Where the last answer came from after redirects.
    var url: String?
    var result: Result<[[UInt8]], Unusable> = .success([])
    /// Every answer that came, also those that are of no use.
    var exchanges: [Exchange] = []

    /// A request and its answer.
    struct Exchange: Sendable {
        let call: Call
        let response: Response
    }

    init(time: Timestamp) { self.time = time }

    mutating func note(_ response: Response, to call: Call) {
        exchanges.append(Exchange(call: call, response: response))
        status = response.status
        phases = phases ?? response.phases
        if let took = response.phases?.total { milliseconds = (milliseconds ?? 0) + took }
        bytes += response.body.count
        type = response.mediaType
        url = response.url
    }
}

extension Response {
    /// The content type without its parameters, in lower case.
    var mediaType: String? {
        header("Content-Type")?.split(separator: ";").first.map {
            $0.filter { !$0.isWhitespace }.lowercased()
        }
    }
}

extension Answer {
    /// Of a source without a list; `isOne` when its answer is no list.
    init(_ round: Round, isOne: Bool) {
        self.init(
            time: round.time, duration: round.duration, status: round.status, phases: round.phases,
            bytes: round.bytes, rounds: [round],
            result: round.result.map { bodies in
                isOne && bodies.count == 1 ? .one(bodies[0]) : .several(bodies)
            })
    }

    /// Of a source with a list, of which somebody must have answered.
    init(_ rounds: [Round], of source: Source, now: Timestamp) {
        let start = rounds.map(\.time).min() ?? now
        let good = rounds.filter { (try? $0.result.get()) != nil }.sorted {
            ($0.phases?.total ?? .infinity) < ($1.phases?.total ?? .infinity)
        }
        let entries = source.list.indices.map { AnswerParts.Entry(rounds[$0], of: source, at: $0) }
        let middle = good.isEmpty ? rounds.first { $0.status != nil } : good[(good.count - 1) / 2]
        self.init(
            time: start, duration: (rounds.map { $0.time + $0.duration }.max() ?? now) - start,
            status: middle?.status, phases: middle?.phases, bytes: rounds.reduce(0) { $0 + $1.bytes },
            rounds: rounds,
            result: .success(.list(entries)))
        if let unusable = Self.unusable(rounds) { result = .failure(unusable) }
    }

    /// Why nothing can be said when nobody answered, or everybody asked to come back later.
    private static func unusable(_ rounds: [Round]) -> Unusable? {
        let failures = rounds.compactMap { round in
            if case .failure(let unusable) = round.result { unusable } else { nil }
        }
        guard failures.count == rounds.count, let first = failures.first else { return nil }
        if failures.allSatisfy({ !$0.outcome.isMeasured }) { return first }
        guard rounds.allSatisfy({ $0.status == nil }) else { return nil }
        let blamed = failures.first { $0.outcome.isMeasured } ?? first
        return .failed("none of \(rounds.count) answered: \(blamed.outcome.reason ?? "")")
    }
}

extension AnswerParts.Entry {
    /// The entry of a source's list before anything came of it.
    init(of source: Source, at index: Int) {
        let entry = source.list[index]
        self.init(
            fields: entry.fields.map { ($0.name, $0.json) },
            isList: source.pages != nil || entry.requests.count > 1)
    }

    fileprivate init(_ round: Round, of source: Source, at index: Int) {
        self.init(of: source, at: index)
        status = round.status
        milliseconds = round.milliseconds
        type = round.type
        url = round.url
        switch round.result {
        case .success(let bodies): self.bodies = bodies
        case .failure(let unusable): error = unusable.outcome.reason
        }
    }
}
