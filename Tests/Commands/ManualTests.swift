import Foundation
import Terminal
import TestSupport
import Testing

@testable import Dashboard
import Text

@Suite(.temporaryDirectory) struct `The manual page` {
    @Test func `lists every command, and every action with its keys`() async throws {
        let outcome = try await Program(networks: [:]).run("manual")
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.utf8.allSatisfy { $0 < 0x80 })
        let page = outcome.output.replacing("\\-", with: "-").replacing("\\e", with: "\\")
            .replacing(/\\\[u([0-9A-F]+)\]/) { match in
                UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? "?"
            }
        #expect(page.hasPrefix(".TH ASSAY 1 "))
        for command in ["assay collect", "assay project tie", "assay manual"] {
            #expect(page.contains("\n.SS \(command)\n"))
        }
        for action in Action.all {
            let keys = action.keys.map(\.description).joined(separator: "  ")
            #expect(
                page.contains(
                    "\(keys)\\fR  (\(action.command.rawValue))\n\(action.sentence(.standard).string)."),
                "\(action.command)")
        }
        // No line of the text is taken for a request of troff.
        let requests = Set(
            outcome.lines.filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
        #expect(requests.isSubset(of: [".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi", ".B", ".I"]))
    }
}
