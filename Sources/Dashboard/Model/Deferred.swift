internal import Synchronization

/// A value that is made when it is first asked for, once, by whoever asks first.
final class Deferred<Value: Sendable>: Sendable {
    private let make: @Sendable () throws -> Value
    private let made = Mutex<Result<Value, any Error>?>(nil)

    init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

    /// - Throws: what making it threw, each time the same.
    func get() throws -> Value {
        try made.withLock { made in
            let result = made ?? Result { try make() }
            made = result
            return result
        }.get()
    }
}
