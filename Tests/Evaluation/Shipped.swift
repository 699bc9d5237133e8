import Evaluation
import Foundation
import TestSupport

/// The rubrics of this checkout.
enum Shipped {
    static func rubrics() throws -> [Rubric] { try all.get() }

    private static let all = Result { try Rubric.all(in: folder) }

    static var folder: String { Repository.root.appending(path: "Rubrics").path }
}
