internal import ArgumentParser
internal import Documents
internal import History
internal import Storage

struct SQL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Runs SQL that reads, over everything that is kept.",
        discussion: """
            Like `sqlite3`, with one more view: samples, every sample ever kept. The others are latest, polls, days and \
            recent_samples. Nothing can be changed. Columns are separated by | where nothing else is asked for.

            EXAMPLE
              assay sql "SELECT time, value FROM samples WHERE network = 'akash' AND metric = 'nodes.online' LIMIT 5"
            """)

    @Argument(help: ArgumentHelp("One statement.", valueName: "statement"))
    var statement: String

    @Flag(help: "An array with an object for each row.")
    var json = false

    @Flag(help: "CSV with a header.")
    var csv = false

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if json && csv { throw ValidationError("choose one of --json and --csv") }
    }

    func run() throws {
        let file = try Workspace(database: database.database).database(.readOnly)
        _ = try History(file)
        var names: [String] = []
        var isFirst = true
        let session = try SQLSession(file)
        try session.run(statement) { header in
            names = header
            if csv { show(header.map(Self.field).joined(separator: ",")) }
            if json { show("[", terminator: "") }
        } row: { row in
            if json {
                let pairs = zip(names, row).map { "\(JSONText.quoted($0)):\(Self.json($1))" }
                show(isFirst ? "" : ",", terminator: "\n")
                show("{\(pairs.joined(separator: ","))}", terminator: "")
            } else {
                show(
                    row.map(csv ? { Self.field(Self.text($0)) } : Self.text).joined(
                        separator: csv ? "," : "|"))
            }
            isFirst = false
        }
        if json { show("\n]") }
    }

    private static func text(_ value: SQLSession.Value) -> String {
        switch value {
        case .null: ""
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .text(let text), .blob(let text): text
        }
    }

    private static func json(_ value: SQLSession.Value) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): "\(number)"
        case .real(let number): number.isFinite ? "\(number)" : "null"
        case .text(let text), .blob(let text): JSONText.quoted(text)
        }
    }

    /// RFC 4180.
    private static func field(_ text: String) -> String {
        text.contains { ",\"\n\r".contains($0) || $0 == "\r\n" }
            ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
