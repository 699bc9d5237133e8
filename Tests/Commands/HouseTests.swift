import Foundation
import TestSupport
import Testing

/// What CONTRIBUTING.md says of the layers below `Sources`.
@Suite struct `The house` {
    private func text(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
    }

    /// The rows of the table: the first names C libraries, each other one a layer.
    private func rows() throws -> [[String]] {
        try text("CONTRIBUTING.md").split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|")[0].split(separator: "`").map(String.init).filter { $0 != " " }
        }
    }

    @Test func `has the layers that there are, in the order of the package`() throws {
        let rows = try rows()
        let folders = try FileManager.default.contentsOfDirectory(
            at: Repository.root.appending(path: "Sources"), includingPropertiesForKeys: [.isDirectoryKey])
        let targets = folders.filter(\.hasDirectoryPath).map(\.lastPathComponent)
        #expect(rows.flatMap(\.self).sorted() == targets.sorted())
        let layers = try text("Package.swift").matches(of: /layer\(\s*"(\w+)"/).map { String($0.1) }
        #expect(rows.dropFirst().flatMap(\.self) == layers + ["assay"])
    }

    @Test func `imports from later layers to earlier ones only`() throws {
        var earlier: Set<String> = []
        let rows = try rows()
        let all = Set(rows.flatMap(\.self))
        for row in rows {
            for target in row {
                let folder = Repository.root.appending(path: "Sources/\(target)")
                for case let file as URL in try #require(
                    FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
                where file.pathExtension == "swift" {
                    let text = try String(contentsOf: file, encoding: .utf8)
                    let imports = text.matches(of: /(?m)^[a-z@ ]*\bimport (\w+)/).map { String($0.1) }
                    let wrong = all.intersection(imports).subtracting(earlier)
                    #expect(wrong.isEmpty, "\(target)/\(file.lastPathComponent)")
                }
            }
            earlier.formUnion(row)
        }
        #expect(earlier == all)
    }
}
