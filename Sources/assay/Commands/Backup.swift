internal import ArgumentParser
internal import Storage

struct Backup: AsyncParsableCommand {
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

    func validate() throws {
        guard !copy.isEmpty, copy != "-" else {
            throw ValidationError("name the file that the copy is to be")
        }
    }

    func run() async throws {
        let file = try Workspace(database: database.database).database(.readOnly)
        try await untilInterrupted { [copy] in
            do {
                guard try file.backup(to: copy, while: { !Task.isCancelled }) else {
                    throw Failure("interrupted: nothing is copied")
                }
            } catch let error as StorageError where error.path == copy {
                throw Failure(Self.words(of: error))
            }
        }
        say("\(file.path) is copied to \(copy)")
    }

    /// What is wrong with where the copy is to be, which no other database would mend.
    private static func words(of error: StorageError) -> String {
        switch error.reason {
        case .exists: "\(error.path) exists: name another file for the copy"
        case .missingFolder(let folder):
            "there is no folder \(folder) for the copy: make it with `mkdir -p`, or name another file"
        case .notPermitted, .readOnly: "\(error.path) may not be written: name another file for the copy"
        case .diskFull: "the disk of \(error.path) is full: name another place for the copy"
        case .failed: "\(error.path) could not be written: name another place for the copy"
        default: "\(error)"
        }
    }
}
