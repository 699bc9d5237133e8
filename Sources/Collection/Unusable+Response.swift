internal import History
internal import Metrics
internal import Text
internal import Transport

extension Unusable {
    /// How long a host is left alone that says nothing about it (429 without Retry-After).
    static let usualWait = Duration.seconds(60)

    /// Why an answer that came is of no use: a status other than 2xx.
    ///
    /// Nil for one that is.
    init?(_ response: Response, now: Timestamp) {
        let status = response.status
        guard !(200..<300).contains(status) else { return nil }
        let wait = response.retryAfter(now: now)
        let text = "HTTP \(status)\(Self.excerpt(of: response))"
        self =
            switch status {
            case 429:
                Unusable(
                    outcome: .limited(reason: wait.map { "\(text); asked to wait \($0.text)" } ?? text),
                    wait: wait ?? Self.usualWait)
            case 503 where wait != nil: Unusable(outcome: .failed(reason: text), wait: wait)
            default: .failed(text)
            }
    }

    /// The beginning of an error's body, which often says more than the status.
    private static func excerpt(of response: Response) -> String {
        let text = String(decoding: response.body.prefix(2_000), as: UTF8.self)
        let safe = SafeText(text).string.split(separator: " ").joined(separator: " ")
        return safe.isEmpty ? "" : ": " + (safe.count > 160 ? safe.prefix(160) + "…" : safe)
    }
}
