internal import CSQLite

/// What a query may do, asked while it is compiled, and for how long it may run.
@safe
final class Guardian {
    /// The first thing that was asked for and refused.
    private(set) var denied: String?
    private(set) var isOutOfMemory = false
    private var deadline = ContinuousClock.now
    private var heap: Int64 = 0

    /// Bytes that a run may add to SQLite's heap.
    ///
    /// The count is process-wide and sees other connections too, hence roomy.
    static let room: Int64 = 256 << 20
    /// Virtual machine steps between two looks at the clock.
    ///
    /// One step may parse the whole answer again, so they are few.
    static let stride: Int32 = 16

    static let tables: Set<String> = ["json_each", "json_tree"]
    /// SQLite's own functions, and ours.
    ///
    /// Left out are those that make long texts (`printf`, `replace`, `zeroblob`, `group_concat`), those whose
    /// time grows with the square of a text (`instr`, `trim`), and clocks and chance (`date`, `random`).
    static let functions: Set<String> = [
        "->", "->>", "abs", "avg", "coalesce", "count", "glob", "ifnull", "iif", "json_array_length",
        "json_extract", "json_remove", "json_type", "json_valid", "length", "like", "lower", "max", "min",
        "nullif", "round",
        "substr", "sum", "typeof", "upper",
        "abi_integer", "decimal", "gpu_model", "hex_integer", "median", "percentile", "scale_integer",
        "unix_time",
    ]

    func start(_ limit: Duration) {
        deadline = .now + limit
        heap = sqlite3_memory_used()
        isOutOfMemory = false
    }

    /// Forgets what an earlier statement was denied.
    func forget() { denied = nil }

    /// Installs the callbacks; the connection must not outlive `self`.
    func watch(_ database: OpaquePointer) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe sqlite3_set_authorizer(
            database,
            { context, action, first, second, _, _ in
                guard let context = unsafe context else { return SQLITE_DENY }
                let guardian = unsafe Unmanaged<Guardian>.fromOpaque(context).takeUnretainedValue()
                return guardian.authorize(
                    action, unsafe first.map { unsafe String(cString: $0) } ?? "",
                    unsafe second.map { unsafe String(cString: $0) } ?? "")
            }, context)
        unsafe sqlite3_progress_handler(
            database, Self.stride,
            { context in
                guard let context = unsafe context else { return 1 }
                let guardian = unsafe Unmanaged<Guardian>.fromOpaque(context).takeUnretainedValue()
                return guardian.mayContinue() ? 0 : 1
            }, context)
    }

    var isLate: Bool { ContinuousClock.now >= deadline }

    private func mayContinue() -> Bool {
        isOutOfMemory = sqlite3_memory_used() - heap > Self.room
        return !isOutOfMemory && !isLate
    }

    private func authorize(_ action: Int32, _ first: String, _ second: String) -> Int32 {
        let isAllowed =
            switch action {
            case SQLITE_SELECT: true
            case SQLITE_READ: Self.tables.contains(first) || second.isEmpty
            // SQLITE_RECURSIVE is left out: WITH is allowed, recursion is not.
            case SQLITE_FUNCTION: Self.functions.contains(second.lowercased())
            default: false
            }
        if !isAllowed, denied == nil { denied = Self.sentence(action, first, second) }
        return isAllowed ? SQLITE_OK : SQLITE_DENY
    }

    private static func sentence(_ action: Int32, _ first: String, _ second: String) -> String {
        switch action {
        case SQLITE_FUNCTION: "the function \(second) is not allowed"
        case SQLITE_READ: "the table \(first) is not allowed; read json_each and json_tree of :response"
        case SQLITE_RECURSIVE: "a recursive WITH is not allowed"
        default: "a query may only read :response (SQLite action \(action))"
        }
    }
}
