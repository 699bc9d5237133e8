import Foundation
import History
import Metrics
import Storage

enum Filling {
    /// Records the whole workload, then does what is due in the background.
    static func fill(_ path: String, _ workload: Workload, steps: Int) throws {
        var workload = workload
        do {
            let history = try History(DatabaseFile(path: path, mode: .readWrite))
            for _ in 0..<steps { try history.record(workload.nextPoll()) }
            while try history.maintain() {}
        }
    }
}
