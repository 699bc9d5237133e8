internal import Evaluation
internal import Metrics
internal import Reporting
internal import Storage
internal import Threads

/// The measured figures of projects, each read anew once a minute at most: derived ones rest on a month of history.
final class FigureBook: Sendable {
    private struct Page {
        let read: Timestamp
        let figures: [MeasuredFigure]
    }

    private let pages = Locked<[String: Page]>([:])

    /// The figures of a project as they stand now.
    func figures(
        of project: Project, from evidence: ProjectEvidence, now: Timestamp
    ) throws(StorageError) -> [MeasuredFigure] {
        let key = "\(project.id) \(project.network ?? "")"
        if let page = pages.withLock({ $0[key] }), now - page.read < .seconds(60), page.read <= now {
            return page.figures
        }
        let page = Page(read: now, figures: try evidence.figures(of: project, asOf: now))
        pages.withLock { $0[key] = page }
        return page.figures
    }
}
