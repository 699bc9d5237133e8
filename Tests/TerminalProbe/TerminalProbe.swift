internal import Glibc
internal import Terminal
internal import Text

/// A program for tests: shows what reaches it from its terminal, and ends in every way that there is.
@main
struct TerminalProbe {
    static func main() async {
        let arguments = CommandLine.arguments.dropFirst()
        let session = TerminalSession()
        do {
            let options = TerminalOptions(
                usesMouse: !arguments.contains("--no-mouse"), isASCII: arguments.contains("--ascii"))
            let traits = try await session.open(options)
            await run(session, ProbeScreen(traits: traits), isFlooding: arguments.contains("--flood"))
        } catch {
            print("TerminalProbe: \(error)")
            exit(2)
        }
    }

    private static func run(_ session: TerminalSession, _ screen: ProbeScreen, isFlooding: Bool) async {
        var screen = screen
        await session.show(screen.grid)
        if isFlooding { Task { [screen] in await flood(session, screen) } }
        for await event in session.events {
            if case .key("q") = event { break }
            if case .key(let key) = event { crash(by: key) }
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

    private static func crash(by key: Key) {
        switch key {
        case "t": fatalError("trapped on purpose")
        case "a": abort()
        case "s": raise(SIGSEGV)
        case "b": raise(SIGBUS)
        case "f": raise(SIGFPE)
        case "x": exit(3)
        default: break
        }
    }
}
