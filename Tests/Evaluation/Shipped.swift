import Evaluation
import Foundation
import TestSupport

/// The rubrics of this checkout.
enum Shipped {
    static func rubrics() throws -> [Rubric] {
        try Rubric.all(in: Repository.root.appending(path: "Rubrics").path)
    }
}
