internal import Catalog
internal import History
internal import Metrics
internal import Reporting
internal import Text

/// Shows the status again and again until it is cancelled.
///
/// Another process collects, so that nothing tells of its polls: the database is read every two seconds.
struct StatusWatch {
    let catalog: Catalog
    let networks: Set<String>?
    let history: History
    let form: StatusForm

    private static let pause = Duration.seconds(2)

    func run() async throws {
        var last: Status?
        while !Task.isCancelled {
            let status = try Status(catalog, networks: networks, history: history, now: .now())
            if let size = TerminalSize.current {
                // Ages go on also when nothing was recorded.
                write(Self.screen(form.text(of: status), size: size))
            } else if last.map({ !status.tellsTheSame(as: $0) }) ?? true {
                write(form.text(of: status))
            }
            last = status
            try? await Task.sleep(for: Self.pause)
        }
    }

    /// The text over what stands on the screen; what there is no room for is counted in the last line.
    ///
    /// Every line is cleared behind its end, and what is left below, so that nothing flickers.
    static func screen(_ text: String, size: TerminalSize) -> String {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            SafeText(String($0))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        let room = max(1, size.rows - 2)
        if lines.count > room {
            let hidden = lines.count - room + 1
            lines = lines.prefix(room - 1) + ["… \(hidden) lines more; name networks to see fewer"]
        }
        let shown = lines.map { $0.fitted(to: min($0.width, size.columns)).string + "\u{1B}[K\r\n" }.joined()
        return "\u{1B}[H" + shown + "\u{1B}[J"
    }
}
