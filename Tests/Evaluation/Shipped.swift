import Evaluation
import Foundation
import TestSupport

/// The rubrics of this checkout.
enum Shipped {
    static func text(_ name: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: "Rubrics/\(name).yaml"), encoding: .utf8)
    }

    static func rubrics() throws -> [Rubric] {
        try ["checklist", "trade-offs"].map { try Rubric(text($0), file: "\($0).yaml") }
    }
}
