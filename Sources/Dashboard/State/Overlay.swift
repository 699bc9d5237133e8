internal import Terminal
internal import Text

/// What lies over a screen and takes the keys.
enum Overlay: Sendable {
    /// Actions and places, found by their letters; the title says which.
    case palette(CommandPalette)
    case menu(Menu<MenuChoice>)
    /// A question before something that cannot be undone, and what a yes does.
    case question(Dialog<Bool>, Effect)
    /// Where a figure came from, from some line on.
    case origin([Fact], offset: Int)
    /// Text of several lines that is being written, and what it is for.
    case editor(TextEditor, Form)

    enum Form: Sendable { case reason, note }
}

/// What a menu offers.
enum MenuChoice: Hashable, Sendable {
    case range(String)
    case export(ExportForm)
    case column(String)
}

/// How a list is written to a file.
enum ExportForm: String, CaseIterable, Sendable {
    case csv, json, markdown

    var suffix: String { self == .markdown ? "md" : rawValue }

    var title: SafeText {
        switch self {
        case .csv: "CSV, for spreadsheets"
        case .json: "JSON, for programs"
        case .markdown: "Markdown, for people"
        }
    }
}
