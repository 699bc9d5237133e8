internal import Catalog
internal import History
internal import Metrics
internal import Storage
internal import Threads

/// One source in the collection: when it is due, whether it is paused, how it fares.
actor Station {
    nonisolated let source: Source
    private nonisolated let alarm = Alarm()
    private let spacing: Duration
    private let inquiry: Inquiry
    private let workbench: Workbench
    private let clock: any WallClock
    private var schedule: Schedule { didSet { show() } }
    private var watch: ClockWatch
    private var isPaused = false { didSet { show() } }
    private var isAsking = false { didSet { show() } }
    private var isHurried = false
    private var asked: Timestamp? { didSet { show() } }
    private nonisolated let shown: Locked<SourceState>

    init(_ source: Source, spacing: Duration, inquiry: Inquiry, workbench: Workbench, clock: any WallClock) {
        self.source = source
        self.spacing = spacing
        self.inquiry = inquiry
        self.workbench = workbench
        self.clock = clock
        schedule = Schedule(every: source.every, now: clock.now())
        watch = ClockWatch(clock)
        shown = Locked(SourceState(source, schedule, isPaused: false, isAsking: false, asked: nil))
    }

    /// Asks the source whenever it is due, until cancelled.
    func run(report: @Sendable (PollReport) async -> Void) async {
        while true {
            let due = isPaused ? .distantFuture : schedule.due
            await alarm.sleep(until: due, on: clock)
            if Task.isCancelled { return }
            if let jump = watch.jump(of: clock) {
                if let result = await say(jump) { await report(result) }
                continue
            }
            guard !isPaused, schedule.due <= clock.now() else { continue }
            if let result = await poll(slot: slot) { await report(result) }
        }
    }

    /// Asks the source now; its samples sit on the present second.
    ///
    /// - Returns: nil when it is being asked already.
    func poll() async -> PollReport? {
        await poll(slot: Timestamp(seconds: clock.now().seconds))
    }

    /// Makes the source due now; its samples then sit on the present second.
    ///
    /// One that is being asked already, or was just now, is not asked once more.
    func hurry() {
        guard !isAsking, !state.isJustAsked(at: clock.now()) else { return }
        schedule.hurry(now: clock.now())
        isHurried = true
        alarm.ring()
    }

    /// Makes the source due now if the last poll reached no host.
    func outageIsOver() {
        guard schedule.outages > 0 else { return }
        schedule.hurry(now: clock.now())
        alarm.ring()
    }

    func setPaused(_ isPaused: Bool) {
        guard isPaused != self.isPaused else { return }
        self.isPaused = isPaused
        alarm.ring()
    }

    /// Where it stands; whoever shows it waits for no poll.
    nonisolated var state: SourceState { shown.withLock { $0 } }

    private func show() {
        let state = SourceState(
            source, schedule, isPaused: isPaused, isAsking: isAsking, asked: asked)
        shown.withLock { $0 = state }
    }

    private var slot: Timestamp {
        isHurried ? Timestamp(seconds: clock.now().seconds) : schedule.slot(at: clock.now())
    }

    private func poll(slot: Timestamp) async -> PollReport? {
        guard !isAsking else { return nil }
        isAsking = true
        asked = clock.now()
        isHurried = false
        defer { isAsking = false }
        var answer = await inquiry.ask(source, spacing: spacing)
        // What was cut off by Assay itself is no news about the source.
        if Task.isCancelled { return nil }
        if let jump = watch.jump(of: clock), case .success = answer.result {
            answer.result = .failure(.clockJumped(by: jump))
        }
        return await keep(answer, slot: slot)
    }

    /// Records that the clock has jumped; the source is then due anew, for its time was told by the old clock.
    private func say(_ jump: Duration) async -> PollReport? {
        guard !isPaused, !isAsking, schedule.due < .distantFuture else { return nil }
        let now = clock.now()
        return await keep(
            Answer(time: now, result: .failure(.clockJumped(by: jump))), slot: Timestamp(seconds: now.seconds)
        )
    }

    private func keep(_ answer: Answer, slot: Timestamp) async -> PollReport {
        var report: PollReport
        let arrival = clock.now()
        do {
            report = try await workbench.store(answer, of: source, slot: slot)
        } catch {
            report = PollReport(SourceID(source), notStored: error, of: answer)
        }
        if case .failure(let unusable) = answer.result { report.isOutage = unusable.isOutage }
        report.reading = clock.now() - arrival
        report.bytes = answer.bytes
        schedule.learn(
            Schedule.Lesson(report.outcome, answer: answer), now: clock.now(), jitter: .random(in: 0..<1))
        return report
    }
}

extension SourceState {
    fileprivate init(
        _ source: Source, _ schedule: Schedule, isPaused: Bool, isAsking: Bool, asked: Timestamp?
    ) {
        self.init(
            id: SourceID(source), due: schedule.due, failures: schedule.failures, isTrial: schedule.isOpen,
            isPaused: isPaused, isAsking: isAsking, asked: asked)
    }
}

extension Schedule.Lesson {
    init(_ outcome: Outcome, answer: Answer) {
        if case .failure(let unusable) = answer.result, let wait = unusable.wait {
            self = .askedToWait(wait)
            return
        }
        if case .failure(let unusable) = answer.result, unusable.isOutage {
            self = .outage
            return
        }
        self =
            switch outcome {
            case .ok, .noData: .success
            case .failed, .limited: .failure
            case .unmeasured: .unmeasured
            case .needsKey: .hopeless
            }
    }
}
