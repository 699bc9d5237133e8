/// An answer as SQLite reads text: its bytes and a NUL after them.
///
/// Without the NUL SQLite copies the whole answer for each function that is called with it, to put one there.
struct AnswerText {
    let bytes: [UInt8]
    private let terminated: [UInt8]

    /// - Parameter bytes: Without a NUL among them, as ``Answer/problem(_:)`` makes sure.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        terminated = bytes + [0]
    }

    /// Lends the bytes, the NUL included.
    @unsafe
    func withPointer(
        _ body: (UnsafePointer<UInt8>) throws(ExtractionError) -> Void
    ) throws(ExtractionError) {
        try unsafe terminated.span.withUnsafeBufferPointer { buffer throws(ExtractionError) in
            // It holds the NUL at least.
            if let start = buffer.baseAddress { try unsafe body(start) }
        }
    }
}
