/// A value that is made when it is first asked for, once, by whoever asks first; others wait until it is there.
public final class Deferred<Value: Sendable, Failure: Error>: Sendable {
    private let make: @Sendable () throws(Failure) -> Value
    private let made = Locked<Result<Value, Failure>?>(nil)

    public init(_ make: @escaping @Sendable () throws(Failure) -> Value) { self.make = make }

    /// The value.
    ///
    /// - Throws: what making it threw, each time the same.
    public func get() throws(Failure) -> Value {
        try made.withLock { made in
            let result = made ?? Result { () throws(Failure) in try make() }
            made = result
            return result
        }.get()
    }
}
