internal import GRDB
public import Metrics

extension AssessmentStore {
    /// All projects but removed ones, by name.
    public func projects() throws(AssessmentStoreError) -> [Project] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM project WHERE removed IS NULL ORDER BY lower(name), id")
                .map { try Project($0, db) }
        }
    }

    /// The project of this id or name, whatever the case.
    ///
    /// - Throws: ``AssessmentStoreError/unknownProject(_:known:)``, with the ids that there are.
    public func project(_ name: String) throws(AssessmentStoreError) -> Project {
        try read { db in
            guard let project = try Project.find(db, name) else {
                let known = try String.fetchAll(
                    db, sql: "SELECT id FROM project WHERE removed IS NULL ORDER BY id")
                throw AssessmentStoreError.unknownProject(name, known: known)
            }
            return project
        }
    }

    /// Adds a project; one that was removed comes back with its assessments.
    ///
    /// - Throws: ``AssessmentStoreError/projectExists(_:)``.
    public func add(_ project: Project) throws(AssessmentStoreError) {
        try write { db in
            guard try Project.find(db, project.id) == nil else {
                throw AssessmentStoreError.projectExists(project.id)
            }
            try project.insert(db)
            try project.describe(db)
        }
    }

    /// Adds a project under the id that its name makes, or a numbered one where no letter or digit of it is ASCII.
    ///
    /// One of this id or name that was removed comes back as it was, tied to another network where one is given.
    ///
    /// - Throws: ``AssessmentStoreError/projectExists(_:)``, that a project of another name has the id, or that nothing
    ///   can be called so.
    @discardableResult
    public func add(
        named name: String, network: String?, at time: Timestamp
    ) throws(AssessmentStoreError) -> Project {
        try write { db in
            if let other = try Project.find(db, name) { throw AssessmentStoreError.projectExists(other.id) }
            return try Project.begin(name, network: network, at: time, in: db)
        }
    }

    /// Takes a project off the list; its assessments stay in the database.
    public func remove(_ project: Project, at time: Timestamp) throws(AssessmentStoreError) {
        try write { db in
            try db.execute(
                sql: "UPDATE project SET removed = ? WHERE id = ?",
                arguments: [time.milliseconds, project.id])
        }
    }

    /// Ties a project to the network whose figures bear on it, or to none.
    public func tie(_ project: Project, to network: String?) throws(AssessmentStoreError) {
        try write { db in
            try db.execute(
                sql: "UPDATE project SET network = ? WHERE id = ?", arguments: [network, project.id])
        }
    }

    /// Says what a project is about, in place of what was said before.
    public func describe(_ project: Project, as profile: LayerProfile) throws(AssessmentStoreError) {
        try write { db in
            try db.execute(
                sql: "UPDATE project SET layers = ?, crypto = ? WHERE id = ?",
                arguments: [profile.layersText, profile.crypto?.rawValue, project.id])
        }
    }

    /// Records what a project states of itself; one claim a metric and day.
    public func record(_ claim: Claim, of project: Project) throws(AssessmentStoreError) {
        try write { db in try claim.insert(db, project: project.id) }
    }

    /// Stores the project's reply to what is said of it.
    public func record(_ reply: Reply, of project: Project) throws(AssessmentStoreError) {
        try write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO reply (project, date, author, text) VALUES (?, ?, ?, ?)",
                arguments: [project.id, reply.date.milliseconds, reply.author, reply.text])
        }
    }

    /// The project's replies, the oldest first.
    public func replies(of project: Project) throws(AssessmentStoreError) -> [Reply] {
        try read { db in
            let sql = "SELECT * FROM reply WHERE project = ? ORDER BY date, author"
            return try Row.fetchAll(db, sql: sql, arguments: [project.id]).map { row in
                Reply(
                    text: row["text"], author: row["author"], date: Timestamp(milliseconds: row["date"]))
            }
        }
    }
}

/// What a project answers to its assessment, word for word; the report prints it.
public struct Reply: Hashable, Sendable {
    public let text: String
    /// Who speaks for the project.
    public let author: String
    public let date: Timestamp

    public init(text: String, author: String, date: Timestamp) {
        self.text = text
        self.author = author
        self.date = date
    }
}
