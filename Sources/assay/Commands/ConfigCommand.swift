internal import ArgumentParser
internal import Configuration
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
            """)

    @Flag(help: "A full configuration with comments.")
    var example = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var settings: ConfigurationOption

    func run() throws {
        let workspace = try Workspace(database: database.database)
        if example {
            let path = workspace.files.data + "/Configuration.example.yaml"
            guard let text = FileManager.default.contents(atPath: path) else {
                complain("assay: \(path) cannot be read")
                throw ExitCode.failure
            }
            print(String(decoding: text, as: UTF8.self), terminator: "")
            return
        }
        var file = workspace.configuration(at: settings.config)
        print(
            "configuration  \(file.path)\(workspace.isThere(file.path) ? "" : "  (not there: all is as it comes)")"
        )
        print("networks       \(workspace.folders.networks)")
        print("rubrics        \(workspace.folders.rubrics)")
        print(
            "themes         \(workspace.folders.config)/themes  (\(workspace.themes.names.joined(separator: ", ")))"
        )
        print("database       \(workspace.databasePath)")
        do {
            try file.read()
        } catch {
            complain("assay: \(error)")
            throw ExitCode.failure
        }
    }
}
