internal import CCurl

/// One hop under way and what it has received; lives on the engine's thread only.
final class Transfer {
    typealias Outcome = Result<Response, TransferError>

    let easy = EasyHandle()
    let hop: Hop
    let continuation: CheckedContinuation<Outcome, Never>
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false

    /// Prepares `hop` to be sent to `place`, which is its address or where a mirror has it.
    init(_ hop: Hop, to place: Address, continuation: CheckedContinuation<Outcome, Never>) {
        self.hop = hop
        self.continuation = continuation
        easy.deliver(to: self)
        setOptions(place)
    }

    /// Keeps a piece of the body.
    ///
    /// - Returns: whether it was within the limit; if not, the transfer is to end.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= hop.request.limits.bytes else {
            isTooLarge = true
            return false
        }
        if body.isEmpty { body.reserveCapacity(expectedBytes) }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// What the server announces, capped, since it may announce anything.
    private var expectedBytes: Int {
        min(max(0, easy.large(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)), hop.request.limits.bytes, 32 << 20)
    }
}
