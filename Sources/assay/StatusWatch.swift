internal import Glibc
internal import Reporting
internal import Terminal
internal import Text

/// Shows the status again and again until it is ended.
///
/// Another process collects, so that nothing tells of its polls: the database is read every two seconds.
struct StatusWatch: Sendable {
    let form: StatusForm
    /// Reads the status of the moment.
    let status: @Sendable () throws -> Status

    private static let pause = Duration.seconds(2)

    /// Takes the terminal and its keys; a pipe, or a terminal that cannot show screens, gets line after line.
    func run() async throws {
        let session = TerminalSession()
        let options = TerminalOptions(usesMouse: false, tick: Self.pause)
        let traits: TerminalTraits
        do {
            traits = try await session.open(options)
        } catch {
            // Of a pipe or a file nobody expects a screen.
            if error != .notATerminal {
                complain("assay: line after line, for there is no screen: \(error)")
            }
            return try await untilInterrupted { try await write() }
        }
        do {
            try await session.run { try await show(on: $0, traits) }
        } catch {
            await session.close()
            throw error
        }
        await session.close()
    }

    private func show(on session: isolated TerminalSession, _ traits: TerminalTraits) async throws {
        var screen = StatusScreen(size: traits.size, isASCII: traits.glyphs.isASCII)
        screen.show(form.text(of: try status(), columns: screen.columns))
        session.show(screen.frame)
        for await event in session.events {
            guard screen.take(event) else { return }
            // Ages go on also when nothing was recorded.
            if [.tick, .resumed].contains(event) || event.isResize {
                screen.show(form.text(of: try status(), columns: screen.columns))
            }
            session.show(screen.frame)
        }
    }

    /// Whether the other end of a pipe is closed.
    private func hasNoReader(_ descriptor: CInt) -> Bool {
        var waiting = pollfd(fd: descriptor, events: 0, revents: 0)
        return unsafe poll(&waiting, 1, 0) > 0 && Int32(waiting.revents) & POLLERR != 0
    }

    private func write() async throws {
        var last: Status?
        while !Task.isCancelled {
            let status = try status()
            if last.map({ !status.tellsTheSame(as: $0) }) ?? true {
                var text = form.text(of: status)[...]
                // The names of columns stand above the first rows alone.
                if form == .csv, last != nil { text = text.drop { !$0.isNewline }.dropFirst() }
                // Nobody would know that what comes later is missing.
                guard assay.write(String(text)) else { return }
            }
            last = status
            // Whoever has read enough waits for this to end, and nothing may be written for hours.
            if hasNoReader(STDOUT_FILENO) { return }
            try? await Task.sleep(for: Self.pause)
        }
    }
}

/// A status that may be longer than the terminal, and how far it is scrolled.
struct StatusScreen {
    private var size: Size
    private let isASCII: Bool
    private var lines: [SafeText] = []
    private var scrolling = Scrolling()

    init(size: Size, isASCII: Bool = false) { (self.size, self.isASCII) = (size, isASCII) }

    /// How wide it is.
    var columns: Int { size.columns }

    /// All rows but that of the keys.
    private var height: Int { max(1, size.rows - 1) }

    /// Takes the place of the text before; what is in sight stays where it is.
    mutating func show(_ text: String) {
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            SafeText(String($0))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        scrolling.scroll(by: 0, count: lines.count, height: height)
    }

    /// Does what an event means.
    ///
    /// - Returns: false when it ends the watch.
    mutating func take(_ event: Event) -> Bool {
        switch event {
        case .key("q"), .key(Key(.escape)), .terminate, .closed: return false
        case .key(let key): _ = scrolling.handle(key, count: lines.count, height: height)
        case .resize(let new):
            size = new
            scrolling.scroll(by: 0, count: lines.count, height: height)
        default: break
        }
        return true
    }

    var frame: Grid {
        var grid = Grid(size: size)
        var rest = grid.bounds
        let keys = rest.takeBottom(size.rows > 1 ? 1 : 0)
        let last = min(scrolling.offset + rest.rows, lines.count)
        for line in lines[min(scrolling.offset, last)..<last] {
            grid.draw(line, in: rest.takeTop(1), style: .plain)
        }
        let arrows = [Key(.up), Key(.down)].map { $0.name(isASCII: isASCII) }.joined(
            separator: isASCII ? " " : "")
        let isLonger = lines.count > height
        let place = "\(scrolling.offset + 1)–\(last) of \(lines.count)  \(arrows) PgUp PgDn g G scroll  "
        grid.draw("q quit  \(isLonger ? place : "")", in: keys, style: Style(attributes: .dim))
        return grid
    }
}

extension Event {
    fileprivate var isResize: Bool { if case .resize = self { true } else { false } }
}
