public import Foundation
internal import Synchronization

/// One program is started at a time.
///
/// `Process` tells of a program's end by a socket that it leaves open to every other program started at the same moment,
/// so that one would be waited for until the other ends too.
let spawning = Mutex(())

extension Process {
    /// Starts the program, as ``run()`` does, while no other is being started.
    public func start() throws {
        try spawning.withLock { _ in try run() }
    }
}
