internal import Glibc
internal import Terminal
internal import Text
internal import Threads

/// A program for tests: shows what reaches it from its terminal, and ends in every way that there is.
@main
struct TerminalProbe {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        // Workers of the pool hold signals back, and a thread begins with what its maker holds back.
        let isByWorker = arguments.contains("--by-a-worker")
        let session = isByWorker ? await Task.detached { TerminalSession() }.value : TerminalSession()
        do {
            let options = TerminalOptions(
                usesMouse: !arguments.contains("--no-mouse"), isASCII: arguments.contains("--ascii"),
                tick: arguments.contains("--tick") ? .milliseconds(100) : nil)
            let traits = try await session.open(options)
            let screen = ProbeScreen(
                traits: traits, hasLink: arguments.contains("--link"), isASCII: options.isASCII)
            if arguments.contains("--inside") {
                await session.run { session in
                    await run(session, screen, isFlooding: false)
                }
            } else if arguments.contains("--forward") {
                await session.run { session in await runOnForwardedEvents(session, screen) }
            } else {
                await run(session, screen, isFlooding: arguments.contains("--flood"))
            }
        } catch {
            print("TerminalProbe: \(error)")
            exit(2)
        }
    }

    private static func run(_ session: TerminalSession, _ screen: ProbeScreen, isFlooding: Bool) async {
        if isFlooding { Task { [screen] in await flood(session, screen) } }
        await run(session, screen, events: session.events)
    }

    /// The way of the dashboard: events come in among others, and all is done on the terminal's thread.
    private static func runOnForwardedEvents(
        _ session: isolated TerminalSession, _ screen: ProbeScreen
    ) async {
        let events = Mailbox<Event>()
        session.forward { events.post($0) }
        await withTaskExecutorPreference(session.executor, isolation: session) {
            await run(session, screen, events: events)
        }
    }

    private static func run(
        _ session: TerminalSession, _ screen: ProbeScreen, events: some AsyncSequence<Event, Never>
    ) async {
        var screen = screen
        await session.show(screen.grid)
        for await event in events {
            if case .key("q") = event { break }
            if case .key(let key) = event {
                crash(by: key)
                if let request = request(of: key) { await session.send(request) }
                if key == "m" || key == "M" { await session.follow(TerminalOptions(usesMouse: key == "M")) }
            }
            if case .terminate = event { break }
            // "n" shows the same frame once more.
            if event != .key("n") { screen.note(event) }
            await session.show(screen.grid)
        }
        await session.close()
        print("closed in order")
    }

    /// Draws different frames for ever, as fast as the terminal takes them.
    private static func flood(_ session: TerminalSession, _ screen: ProbeScreen) async {
        var screen = screen
        while true {
            screen.note(.closed)
            await session.show(screen.grid)
        }
    }

    /// What is asked of the terminal, with text that means harm.
    private static func request(of key: Key) -> TerminalRequest? {
        switch key {
        case "B": .bell
        case "R": .repaint
        case "T": .title("title \("\u{1B}]52;c;AAAA\u{7}\u{9B}2J")")
        case "C": .copy("copied \u{1B}[31m東")
        case "N": .notify(title: "9;4;1", body: "akash \("\u{7}\u{1B}") is down; look")
        default: nil
        }
    }

    private static func crash(by key: Key) {
        switch key {
        case "t": fatalError("trapped on purpose")
        case "a": abort()
        case "s": raise(SIGSEGV)
        case "b": raise(SIGBUS)
        case "f": raise(SIGFPE)
        case "S": kill(getpid(), SIGSTOP)
        case "x": exit(3)
        default: break
        }
    }
}
