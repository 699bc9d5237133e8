internal import ArgumentParser
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Storage

extension Doctor {
    /// What is right and wrong with the database, and what its parts cost.
    func database(_ workspace: Workspace) -> [Finding] {
        do {
            let file = try workspace.database(.readOnly)
            let problems = try file.examine()
            let history = try History(file)
            let extent = try history.extent.map { "from \($0.start) to \($0.end)" } ?? "empty"
            let soundness = try history.soundness()
            return [.good("database", "\(file.path), \(extent)")]
                + (problems + soundness.problems).map { .bad("database", $0) }
                + (problems.isEmpty && soundness.problems.isEmpty
                    ? [
                        .good(
                            "packed days",
                            "\(soundness.chunks) with \(soundness.samples) samples, all as they were written")
                    ]
                    : [
                        .bad(
                            "database",
                            "restore a backup, or save the rest: assay doctor --salvage saved.sqlite")
                    ])
                + [.good("sizes", try Self.sizes(of: file)), .good("kept", "\(try history.retention)")]
                + Self.disk(under: file.path)
        } catch let error as StorageError where error.reason == .missing {
            return [.note("database", "\(error)")]
        } catch {
            return [.bad("database", "\(error)")]
        }
    }

    /// Less than this free, and what is recorded may have no room tomorrow.
    private static let leastSpace: Int64 = 16 << 20

    /// What is left of the disk; nothing where that is not told.
    private static func disk(under path: String) -> [Finding] {
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        guard let free = attributes?[.systemFreeSize] as? Int64 else { return [] }
        let text = "\(Number.binary(Double(free))) free beside the database"
        return [
            free >= leastSpace
                ? .good("disk", text) : .bad("disk", "\(text): free some space, or nothing more is stored")
        ]
    }

    private static func sizes(of file: DatabaseFile) throws -> String {
        let names = [
            "chunk": "packed samples", "recent": "recent samples", "rollup": "hours and days",
            "poll": "polls", "response_day": "answers by day",
            "series": "series", "quarantine": "quarantine",
        ]
        let sizes = try file.sizes().map { (names[$0.table] ?? "other", Double($0.bytes)) }
        return Dictionary(sizes, uniquingKeysWith: +).sorted { $0.value > $1.value }
            .map { "\($0.key) \(Number.binary($0.value))" }.joined(separator: ", ")
    }

    /// Copies what is readable of a damaged file into a new one, and says what that is.
    static func save(_ file: DatabaseFile, to path: String) throws {
        let salvage = try History.salvage(file, to: path)
        for table in salvage.tables {
            let lost = [
                table.refused > 0 ? "\(table.refused) were damaged" : nil,
                table.isPartial ? "others could not be read" : nil,
            ].compactMap(\.self)
            say(
                "\(table.name): \(table.saved) rows\(lost.isEmpty ? "" : ", " + lost.joined(separator: ", "))"
            )
        }
        say(
            "What was readable is in \(path): look at it with `assay status --database \(path)`, then put it in the place of the old file."
        )
    }
}
