package import GRDB

/// Projects and assessments in the database.
///
/// Every change is one transaction. A submitted assessment never changes, nor do the texts of the rubrics that
/// it answers, which are stored with it.
public final class AssessmentStore: Sendable {
    private let database: any DatabaseWriter

    /// Makes the tables where they are missing, and then adds the projects to begin with.
    ///
    /// - Parameters:
    ///   - database: The one file, open for writing, with foreign keys on.
    ///   - projects: Added once; one that a user removes stays away.
    /// - Throws: What the database refuses.
    package init(
        _ database: any DatabaseWriter, beginningWith projects: [Project]
    ) throws(AssessmentStoreError) {
        self.database = database
        var migrator = DatabaseMigrator()
        migrator.registerMigration("evaluation 1") { db in
            try AssessmentSchema.create(db)
            for project in projects { try project.insert(db) }
        }
        do { try migrator.migrate(database) } catch { throw .database("\(error)") }
    }

    /// A read in one transaction, its errors made the store's own.
    func read<Value>(_ body: (Database) throws -> Value) throws(AssessmentStoreError) -> Value {
        do { return try database.read(body) } catch { throw Self.own(error) }
    }

    /// A change in one transaction: all of it or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(AssessmentStoreError) -> Value {
        do { return try database.write(body) } catch { throw Self.own(error) }
    }

    private static func own(_ error: any Error) -> AssessmentStoreError {
        error as? AssessmentStoreError ?? .database("\(error)")
    }
}
