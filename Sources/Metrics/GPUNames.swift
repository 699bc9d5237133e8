/// One spelling for one GPU, from the spellings that sources use (Data/GPUs.yaml).
public struct GPUNames: Sendable {
    /// One model and how sources write it.
    public struct Model: Sendable {
        /// The spelling of the vocabulary: `a100-80gb`.
        public let name: String
        /// As a person writes it: `A100 80GB`.
        public let title: String
        /// Patterns; see ``GPUNames/name(of:memory:interface:)``.
        public let spellings: [String]

        public init(name: String, title: String, spellings: [String]) {
            self.name = name
            self.title = title
            self.spellings = spellings
        }
    }

    public let models: [Model]
    private let bySpelling: [String: String]

    public init(_ models: [Model]) {
        self.models = models
        var table: [String: String] = [:]
        for model in models {
            for spelling in [model.name] + model.spellings {
                let key = Self.key(spelling)
                if table[key] == nil { table[key] = model.name }
            }
        }
        bySpelling = table
    }

    /// The vocabulary's spelling of a GPU.
    ///
    /// The most exact of these that Data/GPUs.yaml lists counts: text, memory and interface; text and
    /// interface; text and memory; text alone. Case, spaces, dashes, underscores and the maker's name do not count, and
    /// memory is a number of GB however it is written (`80Gi`, `80GB`, `81920MB`).
    ///
    /// - Returns: a listed model's name, or the text itself, lower-cased with dashes.
    public func name(of text: String, memory: String? = nil, interface: String? = nil) -> String {
        let key = Self.key(text)
        let memory = memory.flatMap(Self.gigabytes).map { "\($0)gb" }
        let interface = interface.map(Self.form)
        let candidates = [
            memory.flatMap { memory in interface.map { key + memory + $0 } },
            interface.map { key + $0 },
            memory.map { key + $0 },
            key,
        ]
        for case let candidate? in candidates {
            if let name = bySpelling[candidate] { return name }
        }
        return Self.dashed(text)
    }

    /// Whether the spelling is one that Data/GPUs.yaml lists.
    public func knows(_ name: String) -> Bool { bySpelling[Self.key(name)] == name }

    /// The title of a listed model, or the name itself.
    public func title(of name: String) -> String {
        models.first { $0.name == name }?.title ?? name
    }

    /// What two spellings of one model have in common: its letters and digits, without the maker's name.
    static func key(_ text: String) -> String {
        let bytes = Array(text.lowercased().utf8)
        var kept: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            if let maker = makers.first(where: { $0.first == first && rest.starts(with: $0) }) {
                rest = rest.dropFirst(maker.count)
            } else {
                kept.append(first)
                rest = rest.dropFirst()
            }
        }
        let text = String(decoding: kept, as: UTF8.self)
        return String(text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) })
    }

    private static let makers = [
        "nvidia", "geforce", "amd", "radeon", "instinct", "tesla", "quadro", "intel", "apple",
    ].map { Array($0.utf8) }

    private static func form(_ interface: String) -> String {
        let form = interface.lowercased()
        return form.hasPrefix("sxm") ? "sxm" : key(form)
    }

    private static func gigabytes(_ memory: String) -> Int? {
        let text = memory.lowercased().filter { !$0.isWhitespace }
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits), number > 0, number < 1e9 else { return nil }
        let unit = text.dropFirst(digits.count)
        return Int(
            (unit.hasPrefix("m") || (unit.isEmpty && number > 2_000) ? number / 1_024 : number).rounded())
    }

    private static func dashed(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ".") }
        return words.isEmpty ? "unknown" : words.joined(separator: "-")
    }
}
