internal import GRDB
internal import Threads
public import Storage

/// Projects and assessments in the database.
///
/// Every change is one transaction. A submitted assessment never changes, nor do the texts of the rubrics that
/// it answers, which are stored with it.
public final class AssessmentStore: Sendable {
    private let file: DatabaseFile
    /// Stored rubrics that were read, by id and edition: what is stored of one never changes.
    private let known = Locked<[String: Rubric]>([:])

    /// Makes the tables where they are missing, and then adds the projects to begin with.
    ///
    /// - Parameters:
    ///   - file: The one file; a read-only one must have the tables.
    ///   - projects: Added once; one that a user removes stays away. Asked for only where they are missing.
    /// - Throws: ``AssessmentStoreError`` for what the database refuses, and what `projects` throws.
    public init(_ file: DatabaseFile, beginningWith projects: @autoclosure () throws -> [Project]) throws {
        self.file = file
        var unread: (any Error)?
        func added() throws -> [Project] {
            do {
                return try projects()
            } catch {
                unread = error
                throw error
            }
        }
        do {
            try file.migrate("evaluation", to: 1) { database in
                try AssessmentSchema.create(database)
                for project in try added() { try project.insert(database) }
            }
            try file.migrate("evaluation", to: 3) { database in
                try AssessmentSchema.extend(database)
                for project in try added() { try project.describe(database) }
            }
            try file.migrate("evaluation", to: 4, AssessmentSchema.reorderClaims)
        } catch {
            throw unread ?? AssessmentStoreError.storage(error)
        }
    }

    /// The rubric of a row of the table `rubric`, its text read once.
    func rubric(_ row: Row) throws -> Rubric {
        let id: String = row["id"]
        let key = "\(id) \(row["version"] as String) \(row["hash"] as String)"
        if let rubric = known.withLock({ $0[key] }) { return rubric }
        do {
            let rubric = try Rubric(row["text"], file: "rubric \(id)")
            known.withLock { $0[key] = rubric }
            return rubric
        } catch {
            throw AssessmentStoreError.damaged("\(error)")
        }
    }

    /// A read in one transaction, its errors made the store's own.
    func read<Value>(_ body: (Database) throws -> Value) throws(AssessmentStoreError) -> Value {
        var refusal: AssessmentStoreError?
        do {
            return try file.read { try Self.noting(&refusal, $0, body) }
        } catch { throw refusal ?? .storage(error) }
    }

    /// A change in one transaction: all of it or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(AssessmentStoreError) -> Value {
        var refusal: AssessmentStoreError?
        do {
            return try file.write { try Self.noting(&refusal, $0, body) }
        } catch { throw refusal ?? .storage(error) }
    }

    /// Keeps the store's own error, since the file knows only those of SQLite; it still undoes the transaction.
    private static func noting<Value>(
        _ refusal: inout AssessmentStoreError?, _ database: Database, _ body: (Database) throws -> Value
    ) throws -> Value {
        do {
            return try body(database)
        } catch let error as AssessmentStoreError {
            refusal = error
            throw error
        }
    }
}
