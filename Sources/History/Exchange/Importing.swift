public import Metrics
public import Storage

extension History {
    /// Stores samples in one transaction, such as ``walk(over:where:_:)`` gave of this file or of another.
    ///
    /// They keep their origin and quality; what is here already stays. See ``backfill(_:)``.
    @discardableResult
    public func take(_ batch: SampleBatch, at time: Timestamp) throws(StorageError) -> Receipt {
        guard batch.count + batch.refused > 0 else { return Receipt() }
        return try place(batch, at: time)
    }
}
