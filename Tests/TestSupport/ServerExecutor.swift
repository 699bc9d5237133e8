internal import Dispatch

/// A thread on which test servers work, however busy the shared pool is: a client's time limit says how long the server
/// took, and not how many tests run beside it.
final class ServerExecutor: TaskExecutor {
    static let shared = ServerExecutor()

    private let queue = DispatchQueue(label: "test servers")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
