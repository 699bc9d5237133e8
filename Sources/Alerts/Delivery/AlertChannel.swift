/// A way to tell somebody of an alert.
public protocol AlertChannel: Sendable {
    /// As deliveries are recorded: `terminal`, `command`, `webhook`.
    var name: String { get }
    /// How often it is tried in all, with growing pauses between.
    var attempts: Int { get }
    /// Tells it once.
    func deliver(_ message: AlertMessage) async throws(AlertChannelError)
}

extension AlertChannel {
    public var attempts: Int { 3 }
}

/// Why an alert could not be told.
public struct AlertChannelError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// Whether another attempt may do better.
    public let isPassing: Bool

    public init(_ description: String, isPassing: Bool) {
        self.description = description
        self.isPassing = isPassing
    }
}

/// Tells it where the dashboard is: a bell, a notification.
public struct TerminalChannel: AlertChannel {
    public let name = "terminal"
    public let attempts = 1
    private let tell: @Sendable (AlertMessage) async -> Void

    public init(_ tell: @escaping @Sendable (AlertMessage) async -> Void) {
        self.tell = tell
    }

    public func deliver(_ message: AlertMessage) async throws(AlertChannelError) {
        await tell(message)
    }
}
