internal import ArgumentParser
internal import FoundationEssentials

/// What every command takes.
struct Options: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database file.",
            discussion: "Also ASSAY_DATABASE. Without either: assay/assay.sqlite in the XDG data folder.",
            valueName: "file"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "Ask this server instead of every host.",
            discussion: "https://HOST/PATH becomes URL/HOST/PATH. Also ASSAY_MIRROR.", valueName: "url"))
    var mirror: String?

    @Option(
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "Without it: assay/config.yaml in the XDG configuration folder.", valueName: "file"))
    var config: String?

    var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The option, or else the variable, unless that is empty.
    func value(_ option: String?, or variable: String) -> String? {
        option ?? environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    }
}
