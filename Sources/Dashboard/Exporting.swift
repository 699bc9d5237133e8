internal import FoundationEssentials
internal import Metrics
internal import Reporting

extension ExportForm {
    /// A table in this form.
    func text(_ table: Table) -> String {
        switch self {
        case .csv: table.csv
        case .json: table.json.text + "\n"
        case .markdown: table.markdown
        }
    }

    /// Writes a table to a new file in the present folder.
    ///
    /// - Returns: The name of the file.
    func write(_ table: Table, name: String, at time: Timestamp) throws(ExportError) -> String {
        let stamp = time.description.filter { $0.isNumber || $0 == "T" }
        let file = "\(name)-\(stamp).\(suffix)"
        do {
            try Data(text(table).utf8).write(to: URL(filePath: file), options: .withoutOverwriting)
        } catch {
            throw ExportError(file: file)
        }
        return file
    }
}

/// A file that could not be written.
struct ExportError: Error, CustomStringConvertible {
    let file: String

    var description: String { "\(file) cannot be written here: start assay in a folder of yours" }
}
