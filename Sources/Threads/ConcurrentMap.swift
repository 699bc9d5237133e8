internal import Dispatch

extension Array where Element: Sendable {
    /// What `transform` makes of each element, in order, worked out on all cores.
    ///
    /// It returns when all of it is done; meant for work of a millisecond and more.
    public func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        let results = Locked([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = transform(self[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }
}
