internal import FoundationEssentials

/// Tells it to a program, which finds everything in variables that begin with `ASSAY_ALERT_`.
///
/// No shell reads anything: the words of the command are its arguments as they stand. It gets no key of any source, no
/// input, and a group of processes of its own, which is ended after the time that it has.
public struct CommandChannel: AlertChannel {
    public let name = "command"
    private let words: [String]
    private let patience: Duration
    private let environment: [String: String]

    /// Makes a channel to a program by its path, or by its name in `PATH`, and its arguments.
    public init(
        _ words: [String], environment: [String: String], patience: Duration = .seconds(30)
    ) {
        self.words = words
        self.patience = patience
        // What programs need to find their way; anything else may be a secret.
        let names = [
            "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "DISPLAY", "WAYLAND_DISPLAY",
            "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR",
        ]
        self.environment = environment.filter { names.contains($0.key) }
    }

    public func deliver(_ message: AlertMessage) async throws(AlertChannelError) {
        guard let program = words.first else { throw AlertChannelError("no command", isPassing: false) }
        let variables = environment.merging(message.variables.mapValues(Self.plain)) { $1 }
        let child: ChildProcess
        do {
            child = try ChildProcess(words, environment: variables)
        } catch {
            throw AlertChannelError("\(program): \(error.reason)", isPassing: false)
        }
        let ending = await child.end(within: patience)
        switch ending {
        case .exited(0): return
        case .exited(let status): throw AlertChannelError("\(program) ended with \(status)", isPassing: false)
        case .killed(let signal):
            throw AlertChannelError("\(program) was ended by signal \(signal)", isPassing: false)
        case .late where Task.isCancelled:
            throw AlertChannelError("\(program) was ended, for Assay ends", isPassing: false)
        case .late:
            throw AlertChannelError(
                "\(program) was ended after \(patience.components.seconds) s", isPassing: false)
        }
    }

    /// Without controls, of which a variable can hold all but one.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
