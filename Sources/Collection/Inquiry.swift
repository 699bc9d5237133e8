internal import Catalog
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Transport

/// Sends the requests of a source, no two to one host closer together than its network allows.
actor Inquiry {
    private let engine: TransferEngine
    private let clock: any WallClock
    private let environment: [String: String]
    private var pacer = HostPacer()

    /// Keys come from `environment`; they are put into headers and kept nowhere else.
    init(engine: TransferEngine, clock: any WallClock, environment: [String: String]) {
        self.engine = engine
        self.clock = clock
        self.environment = environment
    }

    /// Asks a source once; never fails, but says in the answer what went wrong.
    func ask(_ source: Source, spacing: Duration) async -> Answer {
        let key = source.key.flatMap { environment[$0] }
        if let name = source.key, key?.isEmpty ?? true {
            return Answer(
                time: clock.now(), result: .failure(.init(outcome: .needsKey(name: name))))
        }
        var answer: Answer?
        var bodies: [[UInt8]] = []
        for call in source.requests {
            let host = URL(string: call.url)?.host() ?? call.url
            await clock.sleep(until: pacer.reserve(host, spacing: spacing, now: clock.now()))
            var present = answer ?? Answer(time: clock.now(), result: .success([]))
            do {
                let response = try await engine.fetch(Request(call, key: key, timeout: source.timeout))
                present.status = response.status
                present.phases = present.phases ?? response.phases
                present.bytes += response.body.count
                if let problem = Self.problem(of: response, now: clock.now()) {
                    if let wait = problem.wait { pacer.close(host, until: clock.now() + wait) }
                    present.result = .failure(problem)
                } else {
                    bodies.append(response.body)
                }
            } catch {
                let outcome: Outcome =
                    error == .cancelled ? .unmeasured(reason: "cancelled") : .failed(reason: "\(error)")
                present.result = .failure(.init(outcome: outcome))
            }
            present.duration = clock.now() - present.time
            answer = present
            if case .failure = present.result { return present }
        }
        guard var answer else {
            return Answer(
                time: clock.now(),
                result: .failure(.init(outcome: .failed(reason: "the definition names no request"))))
        }
        answer.result = .success(bodies.count == 1 ? bodies[0] : Self.array(of: bodies))
        return answer
    }

    /// Why an answer that came is of no use: a status other than 2xx.
    private static func problem(of response: Response, now: Timestamp) -> Answer.Unusable? {
        let status = response.status
        guard !(200..<300).contains(status) else { return nil }
        let wait = response.retryAfter(now: now)
        let text = "HTTP \(status)\(excerpt(of: response))"
        return switch status {
        case 429:
            .init(
                outcome: .limited(reason: wait.map { "\(text); asked to wait \($0.text)" } ?? text),
                wait: wait ?? .seconds(60))
        case 503 where wait != nil: .init(outcome: .failed(reason: text), wait: wait)
        default: .init(outcome: .failed(reason: text))
        }
    }

    /// The beginning of an error's body, which often says more than the status.
    private static func excerpt(of response: Response) -> String {
        let text = String(decoding: response.body.prefix(160), as: UTF8.self)
        let words = text.split { $0.isWhitespace || !$0.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
        return words.isEmpty ? "" : ": " + words.joined(separator: " ")
    }

    /// Several JSON answers as one JSON array.
    private static func array(of bodies: [[UInt8]]) -> [UInt8] {
        var array: [UInt8] = [UInt8(ascii: "[")]
        for (index, body) in bodies.enumerated() {
            if index > 0 { array.append(UInt8(ascii: ",")) }
            array += body
        }
        array.append(UInt8(ascii: "]"))
        return array
    }
}

extension Request {
    fileprivate init(_ call: Call, key: String?, timeout: Duration) {
        self.init(
            call.url, method: call.method == .post ? .post : .get,
            headers: call.headers(key: key).map { Header(name: $0.name, value: $0.value) },
            body: call.body.map { Array($0.utf8) }, limits: Limits(total: timeout))
    }
}
