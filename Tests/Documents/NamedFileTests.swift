import Documents
import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A file that a person names` {
    private func path(_ name: String) throws -> String {
        try TemporaryDirectory.current.appending(path: name).path
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func `is written over only when that is forced`() throws {
        let file = NamedFile(try path("report.md"))
        try file.write("one", isForced: false)
        let error = try #require(throws: FileError.self) { try file.write("two", isForced: false) }
        #expect(error.isTaken)
        #expect(try text(file.path) == "one")
        try file.write("two", isForced: true)
        #expect(try text(file.path) == "two")
    }

    @Test func `that is a link is written through, and stays one`() throws {
        let (real, link) = (try path("real.md"), try path("link.md"))
        try "old".write(toFile: real, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.md")
        let error = try #require(throws: FileError.self) { try NamedFile(link).write("new", isForced: false) }
        #expect(error.isTaken)
        #expect(try text(real) == "old")
        try NamedFile(link).write("new", isForced: true)
        #expect(try text(real) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.md")
        // A link to nothing yet.
        try FileManager.default.removeItem(atPath: real)
        try NamedFile(link).write("first", isForced: false)
        #expect(try text(real) == "first")
    }

    @Test func `that is a device is written to`() throws {
        try NamedFile("/dev/null").write("x", isForced: false)
        #expect(
            try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
                == .typeCharacterSpecial)
    }

    @Test(arguments: [false, true]) func `must not be a folder`(isForced: Bool) throws {
        let folder = try TemporaryDirectory.current.path
        let error = try #require(throws: FileError.self) {
            try NamedFile(folder).write("x", isForced: isForced)
        }
        #expect("\(error)" == "\(folder) cannot be written: it is a folder; name a file in it")
    }
}
