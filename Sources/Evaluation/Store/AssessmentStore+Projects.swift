internal import GRDB
public import Metrics

extension AssessmentStore {
    /// All projects but removed ones, by name.
    public func projects() throws(AssessmentStoreError) -> [Project] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM project WHERE removed IS NULL ORDER BY lower(name), id")
                .map(Project.init)
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

    /// The project of this id or name, added when it is new.
    public func project(
        addingNew name: String, at time: Timestamp
    ) throws(AssessmentStoreError) -> Project {
        try write { db in
            if let project = try Project.find(db, name) { return project }
            guard let project = Project(named: name, added: time) else {
                throw AssessmentStoreError.unusableName(name)
            }
            try project.insert(db)
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
}
