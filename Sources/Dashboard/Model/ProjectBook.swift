internal import Evaluation
internal import Metrics
internal import Reporting
internal import Threads

/// Scored projects, each read anew a few seconds after it was, and when something was stored.
final class ProjectBook: Sendable {
    private struct Page {
        let read: Timestamp
        let entry: ProjectSummary
    }

    private let pages = Locked<[String: Page]>([:])

    /// Reads everything anew the next time.
    func forget() { pages.withLock { $0 = [:] } }

    /// A project as an assessor may see it.
    func summary(
        of project: Project, for assessor: String, from library: Library, now: Timestamp
    ) throws -> ProjectSummary {
        let key = "\(project.id) \(project.network ?? "") \(assessor)"
        if let page = pages.withLock({ $0[key] }), now - page.read < .seconds(5), page.read <= now {
            return page.entry
        }
        let page = Page(read: now, entry: try library.summary(of: project, for: assessor, now: now))
        pages.withLock { $0[key] = page }
        return page.entry
    }
}
