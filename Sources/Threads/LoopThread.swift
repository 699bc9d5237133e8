internal import CLinux
internal import Glibc

/// What a ``LoopThread`` sleeps in when it has no job to run.
///
/// `wait` is called on the loop's thread only; `wake` from any thread.
public protocol Waiter: Sendable {
    /// Sleeps until something is ready, a wake-up or a time-out of its own.
    func wait()
    /// Ends the present or the next `wait` at once.
    func wake()
}

/// A serial executor bound to one thread, for actors that own a C library
/// which insists on being driven from a single place, and for tasks that
/// prefer to wait and resume where such an actor lives.
///
/// Jobs run in the order in which they were enqueued. Between jobs the thread
/// calls `turn`, then sleeps in its ``Waiter`` until someone enqueues again.
public final class LoopThread: SerialExecutor, TaskExecutor {
    private struct Inbox {
        var jobs: [UnownedJob] = []
        var isStopped = false
        var thread: pthread_t?

        var isRunByThisThread: Bool { thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
    }

    private let inbox = Locked(Inbox())
    private let waiter: any Waiter

    public init(waiter: any Waiter) {
        self.waiter = waiter
    }

    /// Starts the thread, which keeps this executor alive until ``stop()``.
    ///
    /// One that `standsBack` leaves the processor to other threads: it takes it from nobody when it is woken, and gets a
    /// quarter of the time where they want it too.
    public func start(standsBack: Bool = false, turn: @escaping @Sendable () -> Void) {
        let start = Start { [self] in
            if standsBack { assay_stand_back() }
            run(turn: turn)
        }
        var thread: pthread_t = 0
        let status = unsafe pthread_create(
            &thread, nil,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
                }
                return nil
            }, Unmanaged.passRetained(start).toOpaque())
        precondition(status == 0, "pthread_create failed: \(status)")
        pthread_detach(thread)
    }

    /// Ends the thread once its queue is empty.
    public func stop() {
        inbox.withLock { $0.isStopped = true }
        waiter.wake()
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isOwn = inbox.withLock { inbox in
            inbox.jobs.append(job)
            return inbox.isRunByThisThread
        }
        // The thread itself looks into its inbox before it waits.
        if !isOwn { waiter.wake() }
    }

    public func checkIsolated() {
        precondition(inbox.withLock { $0.isRunByThisThread }, "not on the loop thread")
    }

    private func run(turn: () -> Void) {
        inbox.withLock { $0.thread = pthread_self() }
        while true {
            let (jobs, isStopped) = inbox.withLock { inbox in
                defer { inbox.jobs.removeAll(keepingCapacity: true) }
                return (inbox.jobs, inbox.isStopped)
            }
            for job in jobs {
                unsafe job.runSynchronously(
                    isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
            }
            if isStopped && jobs.isEmpty { return }
            turn()
            if inbox.withLock({ $0.jobs.isEmpty && !$0.isStopped }) { waiter.wait() }
        }
    }
}

/// What a new thread runs; a class, so that a C pointer can carry it.
private final class Start {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
}
