internal import GRDB
internal import Metrics

extension Project {
    /// Puts a project of a new name on the list, or one that was removed back onto it.
    ///
    /// A name makes an id of its letters and digits alone, so that several make the same: none takes over another's
    /// project.
    static func begin(
        _ name: String, network: String?, at time: Timestamp, in db: Database
    ) throws -> Project {
        let id = try id(ofNew: name, in: db)
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM project WHERE id = ?", arguments: [id])
        else {
            let project = Project(id: id, name: name, network: network, added: time)
            try project.insert(db)
            return project
        }
        let other = try Project(row, db)
        let isRemoved = (row["removed"] as Int64?) != nil
        guard isRemoved, [other.id, other.name.lowercased()].contains(name.lowercased()) else {
            throw AssessmentStoreError.idTaken(
                name, id: id, by: other.name, isRemoved: isRemoved)
        }
        try db.execute(
            sql: "UPDATE project SET removed = NULL, network = coalesce(?, network) WHERE id = ?",
            arguments: [network, id])
        guard let project = try find(db, id) else {
            throw AssessmentStoreError.damaged("the project '\(id)' cannot be read back")
        }
        return project
    }

    /// The id that a new project of this name gets; one that was removed gets its own again.
    private static func id(ofNew name: String, in db: Database) throws -> String {
        guard isUsable(name: name) else { throw AssessmentStoreError.unusableName(name) }
        if let id = id(ofName: name) { return id }
        if let id = try String.fetchOne(db, sql: "SELECT id FROM project WHERE name = ?", arguments: [name]) {
            return id
        }
        let taken = Set(try String.fetchAll(db, sql: "SELECT id FROM project WHERE id LIKE 'project-%'"))
        var number = 1
        while taken.contains("project-\(number)") { number += 1 }
        return "project-\(number)"
    }
}
