internal import Evaluation
internal import Statistics
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
    /// A report that is being made, the how manieth of this process.
    case making(Int)
    /// A report that is read before it is written.
    case preview(ReportPreview)
    /// The dialogue that finds somebody's weights.
    case swing(SwingForm)
    /// A rule that is being made.
    case alert(AlertForm)

    enum Form: Sendable {
        case reason, note
        /// Why these levels, which lie above what was measured; they count once a reason is written.
        case levels(LevelRange)
        /// Why a gate shall not count.
        case waiver(String)
    }
}

/// What a menu offers.
enum MenuChoice: Hashable, Sendable {
    case range(String)
    case export(ExportForm)
    /// The samples of the chart, from one end of it to the other.
    case exportChart
    case column(String)
    /// A question or item to go to.
    case line(String)
    /// One of the chosen item's options.
    case option(String)
    /// The place of a piece of evidence that is taken away.
    case evidence(Int)
    /// A part of what is kept of a risk.
    case risk(RiskPart)
    /// What is done about a risk; nil for nothing yet.
    case response(RiskNote.Response?)
    /// An opinion of the weights; nil for that of each assessment.
    case weighting(Weighting?)
    /// The dialogue that finds the reader's own weights.
    case ownWeighting
    case variation(WeightMode)
    /// A gate to be waived.
    case gate(String)
    /// So long nobody is told of a rule.
    case snooze(rule: String, Duration)

    /// Whether it is ticked, and the menu stays open.
    var isTick: Bool { if case .column = self { true } else { false } }
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
