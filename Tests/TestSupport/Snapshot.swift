internal import Foundation
public import Testing

/// Compares text with `Snapshots/<name>.<extension>` beside the calling test.
///
/// Run with `RECORD_SNAPSHOTS=1` to write the files; a recording run fails on
/// purpose, so that it cannot pass unnoticed.
public func expectSnapshot(
    _ actual: String, named name: String, extension suffix: String = "txt",
    filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(fileURLWithPath: filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: "\(name).\(suffix)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try actual.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
        return
    }
    let expected = try #require(
        try? String(contentsOf: file, encoding: .utf8),
        "no snapshot \(file.lastPathComponent): run with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
    guard actual != expected else { return }
    Attachment.record(actual, named: "\(name).actual.\(suffix)", sourceLocation: sourceLocation)
    Issue.record("\(name) changed\n\(difference(from: expected, to: actual))", sourceLocation: sourceLocation)
}

/// The lines that differ, removed ones before added ones.
func difference(from expected: String, to actual: String) -> String {
    actual.split(separator: "\n", omittingEmptySubsequences: false)
        .difference(from: expected.split(separator: "\n", omittingEmptySubsequences: false))
        .map { change in
            switch change {
            case .remove(let line, let text, _): "-\(line + 1): \(text)"
            case .insert(let line, let text, _): "+\(line + 1): \(text)"
            }
        }
        .joined(separator: "\n")
}
