internal import Glibc
internal import Threads

/// The terminal and its keyboard, owned by one thread.
///
/// Between jobs that thread sleeps until a key, a signal, a tick or a call wakes it; nothing wakes it otherwise. A
/// terminal that reads slowly holds up nobody: frames that it cannot take are left out. A second Ctrl-C or SIGTERM that
/// nobody has taken note of ends the process at once, with the terminal restored.
///
/// ```swift
/// let session = TerminalSession()
/// let traits = try await session.open()
/// await session.show(frame(of: traits.size))
/// for await event in session.events { … }
/// await session.close()
/// ```
@safe
public actor TerminalSession {
    /// Keys, mouse, sizes, ticks and signals, in order, for one consumer.
    ///
    /// Of more than 1,024 events that nobody took the oldest are lost.
    public nonisolated var events: TerminalEvents { TerminalEvents(mailbox: mailbox) }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    /// Where to wait for what ``forward(to:)`` hands on, by `withTaskExecutorPreference`: one wake-up an event.
    public nonisolated var executor: any TaskExecutor { thread }

    private nonisolated let thread: LoopThread
    private nonisolated let waiter: InputWaiter
    private nonisolated let mailbox = Mailbox<Event>(limit: 1_024)
    private var sink: (@Sendable (Event) -> Void)?
    private var screen: Screen?
    private var options = TerminalOptions()
    private var decoder = InputDecoder()

    private static let isOpen = Locked(false)

    /// Whether standard input and output are both a terminal.
    public static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Makes a session that has not touched the terminal yet.
    public init() {
        waiter = InputWaiter()
        thread = LoopThread(waiter: waiter)
        thread.start { [weak self] in self?.assumeIsolated { $0.turn() } }
    }

    deinit {
        thread.stop()
    }

    /// Takes the terminal: alternate screen, raw keys, hidden cursor, mouse and bracketed paste.
    ///
    /// From here on the signals of ``Event/terminate(signal:)`` only become events, Ctrl-Z stops the process with
    /// the terminal given back, and a crash restores the terminal before it ends the process.
    public func open(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError) -> TerminalTraits {
        let isFirst = TerminalSession.isOpen.withLock { isOpen in
            defer { isOpen = true }
            return !isOpen
        }
        guard isFirst else { throw .alreadyOpen }
        // Before curses, which would put handlers of its own where it finds none.
        PendingSignals.install(waking: waiter.bell.descriptor)
        do {
            let screen = try Screen(options)
            let traits = screen.traits
            self.screen = consume screen
            waiter.watchInput(true)
            self.options = options
            setTick()
            return traits
        } catch {
            release()
            throw error
        }
    }

    /// Follows other wishes from now on; nothing when they are what they were.
    public func follow(_ options: TerminalOptions) {
        guard options != self.options, screen != nil else { return }
        self.options = options
        screen?.follow(options)
        setTick()
    }

    private func setTick() {
        waiter.tick(every: options.tick.map { Int64(min(86_400_000, $0 / .milliseconds(1))) } ?? 0)
    }

    /// Hands every event to `sink` on the terminal's thread, those that nobody took yet first, in place of ``events``.
    public func forward(to sink: @escaping @Sendable (Event) -> Void) {
        for event in mailbox.takeAll() { sink(event) }
        self.sink = sink
    }

    /// Shows a frame by writing what differs from the one before; nothing when nothing does.
    ///
    /// A frame of another size than the terminal's is clipped. Returns at once: while the terminal has not taken one
    /// frame, the newest of those that follow waits.
    public func show(_ grid: Grid) {
        screen?.show(grid)
    }

    /// Asks the terminal for something besides showing cells.
    ///
    /// - Returns: false when it cannot do that, or is not open.
    @discardableResult
    public func send(_ request: TerminalRequest) -> Bool {
        screen?.send(request) ?? false
    }

    /// Runs `body` on the terminal's own thread, where waiting for an event, a frame and a tick costs one wake-up.
    ///
    /// Work that takes long does not belong there: keys wait for it.
    public func run<Result: Sendable, Failure>(
        _ body: @Sendable (isolated TerminalSession) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await body(self)
    }

    /// Gives the terminal back as it was found and ends ``events``.
    public func close() {
        guard screen != nil else { return }
        screen = nil
        sink = nil
        release()
        mailbox.close()
    }

    private func release() {
        waiter.watchInput(false)
        waiter.watchOutput(nil)
        waiter.tick(every: 0)
        PendingSignals.uninstall()
        TerminalSession.isOpen.withLock { $0 = false }
    }

    /// What there is to do whenever the thread wakes up.
    private func turn() {
        guard screen != nil else { return }
        handleSignals()
        // Keys that are typed after the size has changed may be read before the signal for it has arrived.
        followSize()
        readInput()
        if waiter.takeTick() { post(.tick) }
        screen?.flush()
        waiter.watchOutput(screen?.isBusy == true ? screen?.descriptor : nil)
        if waiter.isLost {
            waiter.watchInput(false)
            post(.closed)
            mailbox.close()
        }
    }

    private func post(_ event: Event) {
        if let sink { sink(event) } else { mailbox.post(event) }
    }

    private func readInput() {
        while let input = screen?.nextInput() ?? nil { yield(decoder.take(input)) }
        yield(decoder.flush())
    }

    private func yield(_ events: [Event]) {
        for event in events { post(event) }
    }

    private func handleSignals() {
        var signals = PendingSignals.take()
        if signals.contains(SIGTSTP) {
            suspend()
            // One that was sent to the stopped process counts.
            signals.formUnion(PendingSignals.take())
            resume()
        } else if signals.contains(SIGCONT) {
            // Somebody stopped the process by force and the shell has used the terminal since.
            resume()
        } else if signals.contains(SIGWINCH), !followSize() {
            // It may have shrunk and grown again, or have shown a frame of the size before.
            screen?.repaint()
        }
        for signal in PendingSignals.termination where signals.contains(signal) {
            post(.terminate(signal: signal))
        }
    }

    /// Stops the process, terminal restored, until somebody continues it.
    private func suspend() {
        screen?.leave()
        post(.suspended)
        signal(SIGTSTP, SIG_DFL)
        raise(SIGTSTP)
        // Here the process is stopped.
        PendingSignals.reinstall(SIGTSTP)
    }

    private func resume() {
        screen?.enter()
        post(.resumed)
        followSize()
    }

    /// Tells the size if it has changed; false when it has not.
    @discardableResult
    private func followSize() -> Bool {
        guard let size = screen?.changedSize() ?? nil else { return false }
        post(.resize(size))
        return true
    }
}
