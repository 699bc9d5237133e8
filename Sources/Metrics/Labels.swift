/// What tells series of one metric apart: `gpu=h100`, `region=us`.
///
/// Kept sorted by name, so that the same labels are always the same value.
public struct Labels: Hashable, Sendable {
    /// One name and its value.
    public struct Label: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public let all: [Label]

    /// No labels: the network's total.
    public static let none = Labels([])

    /// Labels in any order; of two with one name the first counts.
    public init(_ labels: [Label]) {
        var sorted = labels.sorted { $0.name < $1.name }
        if sorted.count > 1 {
            for index in sorted.indices.dropFirst().reversed()
            where sorted[index].name == sorted[index - 1].name {
                sorted.remove(at: index)
            }
        }
        all = sorted
    }

    public var isEmpty: Bool { all.isEmpty }

    public subscript(name: String) -> String? {
        all.first { $0.name == name }?.value
    }
}

extension Labels: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { Label(name: $0.0, value: $0.1) })
    }
}

extension Labels: Comparable {
    public static func < (left: Labels, right: Labels) -> Bool {
        left.all.lexicographicallyPrecedes(right.all) { ($0.name, $0.value) < ($1.name, $1.value) }
    }
}

extension Labels: CustomStringConvertible {
    /// `gpu=h100,region=us`; empty without labels.
    ///
    /// A backslash stands before a comma, an equals sign or a backslash inside a name or value, so that
    /// ``init(parsing:)`` reads it back.
    public var description: String {
        all.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: ",")
    }

    /// Reads what ``description`` writes.
    ///
    /// - Returns: nil when a part has no equals sign or no name.
    public init?(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") }) {
            self.init(parsingPlain: bytes)
        } else {
            self.init(parsingEscaped: text)
        }
    }

    /// Reads labels in ASCII without any escape: nearly all of them.
    private init?(parsingPlain text: [UInt8]) {
        var labels: [Label] = []
        var rest = text[...]
        while !rest.isEmpty || !labels.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: ",") }
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")), equals > part.startIndex else {
                return nil
            }
            labels.append(
                Label(
                    name: String(decoding: part[..<equals], as: UTF8.self),
                    value: String(decoding: part[(equals + 1)...], as: UTF8.self)))
            if part.endIndex == rest.endIndex { break }
            rest = rest[(part.endIndex + 1)...]
        }
        self.init(labels)
    }

    private init?(parsingEscaped text: some StringProtocol) {
        var labels: [Label] = []
        var name: String?
        var part = ""
        var isEscaped = false
        func finish() -> Bool {
            guard let label = name, !label.isEmpty else { return false }
            labels.append(Label(name: label, value: part))
            (name, part) = (nil, "")
            return true
        }
        for character in text {
            if isEscaped {
                part.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "=", name == nil {
                (name, part) = (part, "")
            } else if character == "," {
                guard finish() else { return nil }
            } else {
                part.append(character)
            }
        }
        guard text.isEmpty || finish() else { return nil }
        self.init(labels)
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x3D || $0 == 0x5C }) else { return text }
        return text.reduce(into: "") { result, character in
            if character == "," || character == "=" || character == "\\" { result.append("\\") }
            result.append(character)
        }
    }
}
