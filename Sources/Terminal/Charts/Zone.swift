internal import Glibc

/// The clock that a time axis is written in.
public enum Zone: Hashable, Sendable {
    case utc
    /// The user's own, from `TZ` or the system's setting.
    case local
    /// A fixed distance to UTC, east positive.
    case fixed(seconds: Int64, name: String)

    /// Seconds that the clock is ahead of UTC at a moment, in seconds since 1970.
    public func offset(at time: Int64) -> Int64 {
        switch self {
        case .utc: 0
        case .local: unsafe Int64(broken(time).tm_gmtoff)
        case .fixed(let seconds, _): seconds
        }
    }

    /// The abbreviation in use at a moment: `UTC`, `CET`, `CEST`.
    public func name(at time: Int64) -> String {
        switch self {
        case .utc: return "UTC"
        case .fixed(_, let name): return name
        case .local:
            guard let zone = unsafe broken(time).tm_zone else { return "" }
            return unsafe String(cString: zone)
        }
    }

    private func broken(_ time: Int64) -> tm {
        var seconds = time_t(time)
        var parts = unsafe tm()
        unsafe localtime_r(&seconds, &parts)
        return unsafe parts
    }
}
