public import Transport

/// Tells it to a web server: one JSON object by POST.
///
/// An answer from 200 to 299 is a success; 408, 429, 500 and above, and a failed connection are tried again, but not
/// one to a server that cannot be trusted.
public struct WebhookChannel: AlertChannel {
    public let name = "webhook"
    private let url: String
    private let engine: TransferEngine

    public init(_ url: String, engine: TransferEngine) {
        self.url = url
        self.engine = engine
    }

    public func deliver(_ message: AlertMessage) async throws(AlertChannelError) {
        let limits = Limits(connect: .seconds(5), total: .seconds(10), bytes: 1 << 16, redirects: 0)
        var request = Request(
            url, method: .post, headers: [.init(name: "Content-Type", value: "application/json")],
            body: message.json, limits: limits)
        // A mirror answers for sources. To it goes no address that holds a secret.
        request.isMirrored = false
        let response: Response
        do {
            response = try await engine.fetch(request)
        } catch {
            throw AlertChannelError("\(error)", isPassing: error.isPassing)
        }
        guard !(200...299).contains(response.status) else { return }
        let isPassing = response.status == 408 || response.status == 429 || response.status >= 500
        throw AlertChannelError(
            "HTTP \(response.status)", isPassing: isPassing, wait: response.retryAfter)
    }
}

extension TransferError {
    /// Whether the same request may succeed later.
    fileprivate var isPassing: Bool {
        switch self {
        case .unresolvedHost, .unreachable, .noHandshake, .connectTimedOut, .timedOut, .tooSlow, .interrupted,
            .other:
            true
        case .noLibrary, .unusableURL, .unusableHeader, .redirectRefused, .tooManyRedirects, .notSecure,
            .tooLarge,
            .cancelled:
            false
        }
    }
}
