internal import ArgumentParser
internal import Storage

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the database as it is at one moment, also while it is written to.",
        discussion: """
            The copy is a database of its own: name it with --database to look into it.

            EXAMPLE
              assay backup /mnt/backup/assay-$(date +%F).sqlite
            """)

    @Argument(help: ArgumentHelp("The copy, which must not be there yet.", valueName: "file"))
    var copy: String

    @OptionGroup var database: DatabaseOption

    func run() throws {
        let file = try Workspace(database: database.database).database(.readOnly)
        try file.backup(to: copy)
        say("\(file.path) is copied to \(copy)")
    }
}
