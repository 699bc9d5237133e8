/// Answers requests: over the network as ``TransferEngine`` does, or out of what was recorded.
public protocol Fetcher: Sendable {
    /// Asks for one answer and returns it, whatever its status.
    ///
    /// - Throws: ``TransferError``; ``TransferError/cancelled`` after a cancellation.
    func fetch(_ request: Request) async throws(TransferError) -> Response
}
