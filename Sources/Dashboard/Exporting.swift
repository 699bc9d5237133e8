internal import Documents
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Reporting

extension ExportForm {
    /// A list in this form.
    func text(_ list: ListExport) -> String {
        switch self {
        case .csv: list.csv
        case .json: list.json.text + "\n"
        case .markdown: list.markdown
        }
    }

    /// Writes text to a new file in the present folder, whose name counts on where it is taken.
    ///
    /// - Returns: The name of the file.
    func write(_ text: String, name: String, at time: Timestamp) throws(FileError) -> String {
        let stamp = time.description.filter { $0.isNumber || $0 == "T" }
        let data = Data(text.utf8)
        var count = 1
        while true {
            let file = "\(name)-\(stamp)\(count > 1 ? "-\(count)" : "").\(suffix)"
            do {
                try data.write(to: URL(filePath: file), options: .withoutOverwriting)
                return file
            } catch {
                let error = FileError(error, writing: file, or: "start assay in a folder of yours")
                guard error.isTaken, count < 1_000 else { throw error }
                count += 1
            }
        }
    }
}

extension History {
    /// The samples of some series as `assay export` writes them.
    func csv(of series: Set<Series>, over range: TimeRange) throws -> String {
        var text = Array(SampleFormat.csv.opening.utf8)
        var previous: StoredSample?
        try walk(over: range, where: series.contains) { stored in
            SampleFormat.csv.write(stored, after: previous, to: &text)
            previous = stored
        }
        return String(decoding: text, as: UTF8.self)
    }
}
