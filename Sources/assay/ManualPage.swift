internal import ArgumentParser
internal import Dashboard

/// The page for `man assay`, in the macros of man(7): the commands as their help says, the keys as the screens have them.
enum ManualPage {
    static var text: String {
        var lines = [
            ".TH ASSAY 1 \"\" \"Assay \(Assay.version)\" \"User Commands\"", ".SH NAME",
            escaped("assay - \(Assay.configuration.abstract)"), ".SH SYNOPSIS", ".B assay",
            "[\\fIcommand\\fR] [\\fIoptions\\fR]", ".SH DESCRIPTION",
        ]
        lines += literal(Assay.configuration.discussion)
        for group in Assay.configuration.groupedSubcommands {
            lines.append(".SH COMMANDS: \(escaped(group.name.uppercased()))")
            for command in group.subcommands { lines += section(command, []) }
        }
        lines += keys + files
        return lines.joined(separator: "\n")
    }

    private static func section(_ command: any ParsableCommand.Type, _ above: [String]) -> [String] {
        let words = above + [command._commandName]
        let name = words.joined(separator: " ")
        return [".SS assay \(escaped(name))"] + literal(Assay.helpMessage(for: command, columns: 78))
            + command.configuration.subcommands.flatMap { section($0, words) }
    }

    private static var keys: [String] {
        [
            ".SH KEYS",
            "What the keys of the dashboard do. The help of a screen (\\fB?\\fR) lists those that it has, finds them by "
                + "their letters and runs them. The configuration gives an action other keys by its name.",
        ]
            + Dashboard.keys().flatMap { key -> [String] in
                let keys = key.keys.isEmpty ? "by the palette (:) alone" : key.keys.joined(separator: "  ")
                let place = key.screens.isEmpty ? "" : " On \(key.screens.joined(separator: ", "))."
                return [
                    ".TP", "\\fB\(escaped(keys))\\fR  (\(escaped(key.name)))",
                    escaped("\(key.sentence).\(place)"),
                ]
            }
    }

    private static let files = [
        ".SH FILES", ".TP", ".I ~/.config/assay/config.yaml",
        "The configuration; \\fBassay config \\-\\-example\\fR prints a full one.", ".TP",
        ".I ~/.config/assay/networks/",
        "Definitions of networks beside those that come with Assay, or in their place.",
        ".TP", ".I ~/.config/assay/themes/, ~/.config/assay/rubrics/",
        "Themes, and rubrics and templates of reports, likewise.",
        ".TP", ".I ~/.config/assay/alerts.yaml", "The rules of alerts that were made on the screen.",
        ".TP", ".I ~/.local/share/assay/assay.sqlite", "The database.", ".TP",
        ".I ~/.local/share/assay/fit.yaml", "The answers that were given on the screen Fit.", ".TP",
        ".I ~/.local/state/assay/dashboard.json", "What the dashboard remembers from one start to the next.",
        ".PP", "XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME put these folders elsewhere.",
        ".SH ENVIRONMENT", ".TP", ".B ASSAY_DATABASE", "The database, where no option names one.", ".TP",
        ".B ASSAY_MIRROR", "Where all requests are sent instead of to their hosts.", ".TP", ".B ASSAY_DATA",
        "The folder that holds Data and Rubrics.", ".TP", ".B NO_COLOR", "Draw without colours.", ".TP",
        ".B ESCDELAY",
        "For how many milliseconds the dashboard waits after Esc for the rest of a key; 25 where it is not set. Over a slow "
            + "connection, which tears keys apart, 200 or more.",
        ".SH EXIT STATUS",
        "0 on success, 1 on a failure that is explained on standard error, 2 when nothing could be shown or fetched, 64 on "
            + "a usage error.",
    ]

    /// Text that stands as it is.
    private static func literal(_ text: String) -> [String] {
        [".PP", ".nf"]
            + text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
            + [".fi"]
    }

    /// Without anything that troff would take for its own.
    private static func escaped(_ text: String) -> String {
        let plain = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\e"
            case "-": "\\-"
            case _ where scalar.isASCII: String(scalar)
            default: "\\[u\(hexadecimal(scalar.value))]"
            }
        }
        .joined()
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }

    /// At least four digits, as groff(7) wants them.
    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
