internal import Documents
internal import FoundationEssentials

/// A text on the disk that is small enough to be what it claims.
enum TextFile {
    /// Longer files are not opened: no rubric and no answers come near it.
    private static let limit = 1 << 20

    static func text(at path: String) throws(DocumentError) -> String {
        let files = FileManager.default
        var isFolder = false
        guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DocumentError(Place(file: path), "there is no such file")
        }
        if isFolder { throw DocumentError(Place(file: path), "is a folder") }
        let size = try? files.attributesOfItem(atPath: path)[.size] as? UInt64
        if let size, size > limit {
            throw DocumentError(Place(file: path), "longer than \(limit >> 20) MiB")
        }
        guard let bytes = files.contents(atPath: path) else {
            throw DocumentError(Place(file: path), "cannot be read")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DocumentError(Place(file: path), "is not UTF-8 text")
        }
        return text
    }
}
