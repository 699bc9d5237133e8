internal import Alerts
internal import Documents
internal import FoundationEssentials

/// The file that holds the rules that were made on screens; written anew with every change.
public struct RulesFile: Sendable {
    public let path: String

    private static let heading = """
        # Rules of alerts that were made on the screens of Assay, which writes this file anew with every change.
        # Rules with comments of your own belong under alerts: in config.yaml.

        """

    init(path: String) { self.path = path }

    /// The whole file for these rules.
    static func text(of rules: [AlertRule]) -> String {
        heading + (rules.isEmpty ? "rules: []\n" : "rules:\n" + rules.map(\.yaml).joined())
    }

    /// Puts a new file in the place of the old one, in one step.
    func write(_ text: String) throws(RulesFileError) {
        let url = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(
                atPath: url.deletingLastPathComponent().path, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url, options: .atomic)
        } catch {
            throw RulesFileError("\(FileError(error, writing: path))")
        }
    }
}

/// Why a rule could not be kept or taken away.
public struct RulesFileError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

extension Settings {
    /// The rules that the file of the screens holds.
    var madeOnScreen: [AlertRule] { alerts.filter { rulesOfScreen.contains($0.name) } }
}
