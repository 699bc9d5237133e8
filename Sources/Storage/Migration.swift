internal import FoundationEssentials
package import GRDB

extension DatabaseFile {
    /// Brings a module's tables to the form that they have in `version` of the file, once.
    ///
    /// The step `history 1` is recorded under that name in the table `migration`, in the transaction that does the
    /// work, so a process that dies leaves it done or undone. Before a step changes an older file, a copy of the file
    /// is left beside it: `assay.sqlite.version-1`. The file then counts as one of the version that this Assay writes.
    /// A step that `readersNeedNot` only makes things faster: a file that lacks it can be read all the same.
    ///
    /// - Returns: whether the file has the step.
    /// - Throws: ``StorageError`` with the reason `unprepared` when the file is open for reading only and lacks a step
    ///   that readers need, otherwise what writing throws.
    @discardableResult package func migrate(
        _ module: String, to version: Int, readersNeedNot: Bool = false, _ step: (Database) throws -> Void
    ) throws(StorageError) -> Bool {
        precondition(version <= knownVersion, "raise DatabaseFile.version to \(version)")
        let name = "\(module) \(version)"
        if try read({ try Self.isApplied(name, in: $0) }) { return true }
        guard mode == .readWrite else {
            if readersNeedNot { return false }
            throw StorageError(.unprepared, path: path)
        }
        try write { database in
            // Another process may have been faster.
            if try Self.isApplied(name, in: database) { return }
            let present = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            if present > 0, present < knownVersion { try keepCopy(of: present) }
            try step(database)
            try database.execute(sql: "INSERT INTO migration VALUES (?)", arguments: [name])
            try database.execute(sql: "PRAGMA user_version = \(knownVersion)")
        }
        return true
    }

    private static func isApplied(_ name: String, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM migration WHERE name = ?)", arguments: [name])
            ?? false
    }

    /// Copies the file as it was before the transaction that is under way.
    private func keepCopy(of version: Int) throws {
        let copy = "\(path).version-\(version)"
        let files = FileManager.default
        guard !files.fileExists(atPath: copy) else { return }
        let unfinished = "\(copy).unfinished"
        if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
        var configuration = Configuration()
        configuration.readonly = true
        // 16 MiB at a time.
        try DatabaseQueue(path: path, configuration: configuration).backup(
            to: DatabaseQueue(path: unfinished), pagesPerStep: 4_096
        ) { [copying] progress in
            copying(Double(progress.completedPageCount) / Double(max(1, progress.totalPageCount)))
        }
        try Self.publish(unfinished, as: copy)
    }
}
