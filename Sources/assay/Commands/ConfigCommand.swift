internal import ArgumentParser
internal import Configuration
internal import Dashboard
internal import Documents
internal import FoundationEssentials

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Prints where the configuration is and whether it is right, or a full example.",
        discussion: """
            EXAMPLES
              assay config
              assay config --example > ~/.config/assay/config.yaml
              assay config --keys
            """)

    @Flag(help: "A full configuration with comments.")
    var example = false

    @Flag(help: "The actions that can be given other keys, by name, with those that they have.")
    var keys = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var settings: ConfigurationOption

    func validate() throws {
        if example, keys || settings.config != nil {
            throw ValidationError("--example prints what Assay comes with: it stands alone")
        }
    }

    func run() throws {
        let workspace = try Workspace(database: database.database)
        if example {
            let path = workspace.files.data + "/Configuration.example.yaml"
            guard let text = FileManager.default.contents(atPath: path) else {
                complain("assay: \(path) cannot be read")
                throw ExitCode.failure
            }
            show(String(decoding: text, as: UTF8.self), terminator: "")
            return
        }
        var file = try workspace.configuration(at: settings.config, workspace.catalog())
        if keys {
            do {
                try file.read()
            } catch {
                complain("assay: \(error); until that is right, all keys are as they come")
            }
            printKeys(Dashboard.keys(changed: file.settings.keys))
            return
        }
        show(
            "configuration  \(file.path)\(workspace.isThere(file.path) ? "" : "  (not there: all is as it comes)")"
        )
        show("networks       \(workspace.folders.networks)")
        show("rubrics        \(workspace.folders.rubrics)")
        let broken = workspace.themes.problems
        let names = workspace.themes.names.map { broken[$0] == nil ? $0 : "\($0): cannot be used" }
        show("themes         \(workspace.folders.config)/themes  (\(names.joined(separator: ", ")))")
        show("database       \(workspace.databasePath)")
        for (_, error) in broken.sorted(by: { $0.key < $1.key }) { complain("assay: \(error)") }
        do {
            try file.read()
        } catch {
            complain("assay: \(error)")
            throw ExitCode.failure
        }
        if broken[file.settings.theme] != nil {
            complain("assay: \(file.path) names the theme '\(file.settings.theme)', which cannot be used")
            throw ExitCode.failure
        }
    }

    private func printKeys(_ keys: [KeyDescription]) {
        let rows = keys.map { [$0.name, $0.keys.joined(separator: " ")] }
        let widths = (0...1).map { column in rows.map { $0[column].count }.max() ?? 0 }
        for (row, key) in zip(rows, keys) {
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            let place = key.screens.isEmpty ? "" : " (\(key.screens.joined(separator: ", ")))"
            show((cells + [key.sentence + place]).joined(separator: "  "))
        }
    }
}
