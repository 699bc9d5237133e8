internal import Documents
public import Extraction

/// A field that an answer no longer has as it had.
public struct Drift: Hashable, Sendable {
    /// Where it was: `$.models[].price.med`.
    public let path: String
    public let change: Change

    public enum Change: Hashable, Sendable {
        /// It is gone; the names that stand beside where it was, the nearest first.
        case missing(beside: [String])
        /// It is something else now.
        case retyped(was: Set<AnswerShape.Kind>, is: Set<AnswerShape.Kind>)
    }

    /// What changed from one shape to another in the fields that `names` names.
    ///
    /// Nothing is said of what is below a field that is gone, and of a list that happens to be empty.
    static func all(from old: AnswerShape, to new: AnswerShape, in names: Set<String>) -> [Drift] {
        old.kinds.keys.sorted().compactMap { path in
            let (parent, name) = AnswerShape.split(path)
            guard let was = old.kinds[path]?.subtracting([.null]), !was.isEmpty else { return nil }
            if let now = new.kinds[path] {
                // A list item, or the answer itself, has no name; its kind counts all the same.
                guard names.contains(name) || name == "[]" || parent.isEmpty else { return nil }
                return now.subtracting([.null]).isSubset(of: was) && now != [.null]
                    ? nil : Drift(path: path, change: .retyped(was: was, is: now))
            }
            guard names.contains(name), new.kinds[parent]?.contains(.object) == true else { return nil }
            let others = new.members(of: parent).sorted()
            let nearest = Spelling.nearest(to: name, among: others)
            return Drift(
                path: path,
                change: .missing(beside: [nearest].compactMap(\.self) + others.filter { $0 != nearest }))
        }
    }
}

extension Drift: CustomStringConvertible {
    /// `field missing: $.models[].price.med; there are: median, min, max`.
    public var description: String {
        switch change {
        case .missing(let others):
            let shown = others.prefix(8).joined(separator: ", ") + (others.count > 8 ? ", …" : "")
            return "field missing: \(path)" + (others.isEmpty ? "" : "; there are: \(shown)")
        case .retyped(let was, let now):
            return "wrong type: \(path) was \(Self.words(was)), is \(Self.words(now))"
        }
    }

    private static func words(_ kinds: Set<AnswerShape.Kind>) -> String {
        kinds.map(\.rawValue).sorted().joined(separator: " or ")
    }
}

extension Program {
    /// The names of fields that the program speaks of: what stands in quotes, or in a path.
    var fieldNames: Set<String> {
        var names: Set<String> = []
        let texts = values.map(\.path) + [samples, attributes, noDataWhen].compactMap(\.self)
        for (index, text) in texts.enumerated() {
            let isPath = index < values.count || text == noDataWhen
            let pieces = isPath ? [text[...]] : text.split(separator: "'", omittingEmptySubsequences: false)
            for (index, piece) in pieces.enumerated() where isPath || !index.isMultiple(of: 2) {
                names.formUnion(
                    piece.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " ") }.map(
                        String.init))
            }
        }
        return names
    }
}
