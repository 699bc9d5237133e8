internal import Documents
internal import Metrics

extension Element {
    /// What may name a criterion.
    func identifier() throws(DocumentError) -> String {
        try value("an id of a-z, 0-9, dot, dash and underscore, 60 at most") { text in
            let isFit = !text.isEmpty && text.utf8.count <= 60 && text.utf8.allSatisfy(Self.isOfIdentifier)
            return isFit ? text : nil
        }
    }

    private static func isOfIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: ".-_".utf8.contains(byte)
        }
    }

    /// Three numbers.
    func version() throws(DocumentError) -> String {
        try value("a version such as 1.0.0") { text in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            return parts.count == 3 && parts.allSatisfy { UInt32($0) != nil } ? text : nil
        }
    }

    func ratio() throws(DocumentError) -> Double {
        try value("a number from 0 to 1") { Double($0).flatMap { (0...1).contains($0) ? $0 : nil } }
    }

    func duration() throws(DocumentError) -> Duration {
        try value("a duration such as 30d or 12h") { Duration($0) }
    }

    /// Four numbers, none below the one before it.
    func thresholds() throws(DocumentError) -> [Double] {
        var numbers: [Double] = []
        for element in try list() { numbers.append(try element.number()) }
        guard numbers.count == Item.topLevel, numbers.allSatisfy(\.isFinite), numbers == numbers.sorted()
        else { throw error("expected four numbers, none below the one before it") }
        return numbers
    }

    /// The items of a list of texts, or the one text that stands in its place.
    func texts() throws(DocumentError) -> [String] {
        guard isList else { return [try text()] }
        var texts: [String] = []
        for element in try list() { texts.append(try element.text()) }
        return texts
    }
}
