/// A way to tell somebody of an alert.
public protocol AlertChannel: Sendable {
    /// As deliveries are recorded: `terminal`, `command`, `webhook`.
    var name: String { get }
    /// Tells it once.
    func deliver(_ message: AlertMessage) async throws(AlertChannelError)
}

/// Why an alert could not be told.
public struct AlertChannelError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// Whether another attempt may do better.
    public let isPassing: Bool
    /// How long it is to be left alone, where it says so.
    public let wait: Duration?

    public init(_ description: String, isPassing: Bool, wait: Duration? = nil) {
        self.description = description
        self.isPassing = isPassing
        self.wait = wait
    }
}

/// Tells it where the dashboard is: a bell, a notification.
public struct TerminalChannel: AlertChannel {
    public let name = "terminal"
    private let tell: @Sendable (AlertMessage) async -> Void

    public init(_ tell: @escaping @Sendable (AlertMessage) async -> Void) {
        self.tell = tell
    }

    public func deliver(_ message: AlertMessage) async throws(AlertChannelError) {
        await tell(message)
    }
}
