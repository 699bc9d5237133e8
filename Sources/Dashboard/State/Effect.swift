internal import Alerts
internal import Evaluation
internal import Collection
internal import Metrics
internal import Reporting
internal import Terminal

/// What the world is asked to do after an event.
enum Effect: Sendable {
    case quit
    /// Paints everything again, whatever the terminal shows.
    case redraw
    /// Keeps a key for the page that is being read.
    case keepKey(Key)
    /// Keeps a click for what was seen at its place, should it be there again when the page has been read.
    case keepClick(Position)
    case pollNow(network: String?)
    /// Finds the figures and projects that there are, for the palette.
    case findPlaces
    /// Asks those sources that are not paused, and no others.
    case followPauses
    /// Reads the draft of a project, or begins one.
    case openDraft(project: String)
    case save(Assessment)
    case submit(Assessment)
    case addProject(String)
    case removeProject(String)
    case tie(String, network: String?)
    case saveFit(FitAnswers)
    /// Makes a report and shows it.
    case preview(ReportSubject)
    /// Writes a report to a file; one that exists is only written over when it is forced.
    case write(Document, to: String, isForced: Bool)
    /// Sets something in place of what the configuration says; nil for nothing.
    case set(Looks.Choice?)
    /// Hands text to the terminal's clipboard.
    case copy(String)
    /// Marks alerts as seen.
    case acknowledge([Int64])
    /// Tells nothing of a rule until then; nil tells again.
    case snooze(String, until: Timestamp?)
    /// Keeps a rule that was made on a screen.
    case keepRule(AlertRule, replacing: String? = nil)
    /// Takes such a rule away.
    case removeRule(String)
    /// Asks one source now.
    case askNow(SourceID)
    /// Writes a list to a file of this name, without its suffix, in the present folder.
    case export(ListExport, ExportForm, name: String)
    /// Writes the samples of some series likewise, as CSV.
    case exportSamples([Series], over: TimeRange, name: String)
}
