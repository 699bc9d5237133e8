/// What came of asking a source once.
///
/// Here alone is decided what a source is blamed for: a poll that was kept from it by a limit, a missing key or
/// Assay's own troubles is not measured, and counts neither for the source nor against it.
public enum Outcome: Hashable, Sendable {
    /// A valid answer.
    case ok
    /// An answer in which the source says that it has nothing to tell, such as zeros while its backend is down.
    case noData(reason: String)
    /// No answer, or one that could not be used.
    case failed(reason: String)
    /// The source asked to come back later (HTTP 429).
    case limited(reason: String)
    /// The environment variable of this name, which holds the key, is not set.
    case needsKey(name: String)
    /// Assay could not ask: no host could be reached, the clock jumped, the machine slept.
    case unmeasured(reason: String)

    /// Whether the answer was valid.
    public var isGood: Bool { self == .ok }

    /// Whether the source had its chance, so that the poll counts for or against it.
    public var isMeasured: Bool {
        switch self {
        case .ok, .noData, .failed: true
        case .limited, .needsKey, .unmeasured: false
        }
    }

    /// The word for it, as it is stored and shown: `ok`, `no-data`, `failed`, `limited`, `needs-key`, `unmeasured`.
    public var name: String {
        switch self {
        case .ok: "ok"
        case .noData: "no-data"
        case .failed: "failed"
        case .limited: "limited"
        case .needsKey: "needs-key"
        case .unmeasured: "unmeasured"
        }
    }

    /// ``reason`` as a person reads it.
    public var explanation: String? {
        if case .needsKey(let name) = self { "needs the key \(name)" } else { reason }
    }

    /// Why it is not ``ok``; for ``needsKey(name:)`` the name of the variable.
    public var reason: String? {
        switch self {
        case .ok: nil
        case .noData(let reason), .failed(let reason), .limited(let reason), .needsKey(let reason),
            .unmeasured(let reason):
            reason
        }
    }

    /// The opposite of ``name`` and ``reason``; a word that this Assay does not know is not blamed on the source.
    init(name: String, reason: String) {
        self =
            switch name {
            case "ok": .ok
            case "no-data": .noData(reason: reason)
            case "failed": .failed(reason: reason)
            case "limited": .limited(reason: reason)
            case "needs-key": .needsKey(name: reason)
            default: .unmeasured(reason: reason)
            }
    }
}
