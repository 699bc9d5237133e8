internal import Evaluation
internal import Reporting

/// What the world is asked to do after an event.
enum Effect: Sendable {
    case quit
    case pollNow(network: String?)
    case setPaused(Bool)
    /// Reads the draft of a project, or begins one.
    case openDraft(project: String)
    case save(Assessment)
    case submit(Assessment)
    /// Hands text to the terminal's clipboard.
    case copy(String)
    /// Writes a table to a file of this name, without its suffix, in the present folder.
    case export(Reporting.Table, ExportForm, name: String)
}
