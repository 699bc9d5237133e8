internal import CCurl
public import Metrics

extension Response {
    /// How long the server asks to wait: its `Retry-After`, in seconds or as a date (RFC 9110, 10.2.3).
    ///
    /// A date counts from the answer's own `Date`, so that a wrong clock on either side does no harm; an answer
    /// without `Date` needs ``retryAfter(now:)``.
    ///
    /// - Returns: nil when there is no readable one; zero for a date that has passed.
    public var retryAfter: Duration? {
        retryAfter(from: header("Date").flatMap(Timestamp.init(httpDate:)))
    }

    /// As ``retryAfter``, with a date counted from `now` where the answer has no `Date`.
    public func retryAfter(now: Timestamp) -> Duration? {
        retryAfter(from: header("Date").flatMap(Timestamp.init(httpDate:)) ?? now)
    }

    private func retryAfter(from start: Timestamp?) -> Duration? {
        guard let text = header("Retry-After") else { return nil }
        if let seconds = UInt32(text) { return .seconds(Int64(seconds)) }
        guard let start, let end = Timestamp(httpDate: text) else { return nil }
        return max(.zero, end - start)
    }
}

extension Timestamp {
    /// Reads a date of an HTTP header in any of its three forms (RFC 9110, 5.6.7).
    init?(httpDate text: String) {
        let seconds = unsafe curl_getdate(text, nil)
        guard seconds >= 0 else { return nil }
        self.init(seconds: Int64(seconds))
    }
}
