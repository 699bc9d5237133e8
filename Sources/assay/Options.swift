internal import ArgumentParser
internal import FoundationEssentials

/// Where figures and assessments are kept: of every command that reads or writes them.
struct DatabaseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database file.",
            discussion: "Also ASSAY_DATABASE. Without either: assay/assay.sqlite in the XDG data folder.",
            valueName: "file"))
    var database: String?
}

/// Who is asked: of every command that sends requests.
struct MirrorOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Ask this server instead of every host.",
            discussion: "https://HOST/PATH becomes URL/HOST/PATH. Also ASSAY_MIRROR.", valueName: "url"))
    var mirror: String?
}

/// Where the settings are: of the commands that read them.
struct ConfigurationOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "Without it: assay/config.yaml in the XDG configuration folder.", valueName: "file"))
    var config: String?
}
