internal import Documents
internal import FoundationEssentials
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

    /// Writes a list to a new file in the present folder, whose name counts on where it is taken.
    ///
    /// - Returns: The name of the file.
    func write(_ list: ListExport, name: String, at time: Timestamp) throws(FileError) -> String {
        let stamp = time.description.filter { $0.isNumber || $0 == "T" }
        let data = Data(text(list).utf8)
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
