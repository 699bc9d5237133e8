internal import FoundationEssentials
internal import History
internal import Metrics
internal import Storage

/// Why a file cannot be a demo's.
public enum DemoError: Error, Hashable, Sendable {
    /// There is a file at this path that no demo made; it stays as it is.
    case notADemo(String)
}

extension DemoError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notADemo(let path):
            "\(path) is no demo's database, and stays as it is; name another file for the demo"
        }
    }
}

/// Where a demo's database is to be.
enum DemoPlace {
    /// Refuses a file in which other things are than a demo's; removes a demo's where a new one is asked for.
    ///
    /// A demo asks its recordings before anything else, and never measures; no other database is like that.
    static func prepare(_ path: String, isFresh: Bool) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { return }
        let origins = try origins(path, isFresh: isFresh)
        let isDemo = origins.contains(.recorded) && !origins.contains(.measured)
        guard isDemo || !isFresh && origins.isEmpty else { throw DemoError.notADemo(path) }
        guard isFresh else { return }
        for ending in ["", "-wal", "-shm"] where files.fileExists(atPath: path + ending) {
            try files.removeItem(atPath: path + ending)
        }
    }

    /// How what is in a file came there; nothing for one that has no history yet.
    private static func origins(_ path: String, isFresh: Bool) throws(StorageError) -> Set<Origin> {
        do {
            return try History(DatabaseFile(path: path, mode: .readOnly)).origins
        } catch {
            // What is wrong with a file that stays, opening it says.
            guard isFresh, error.reason != .unprepared else { return [] }
            throw error
        }
    }
}
