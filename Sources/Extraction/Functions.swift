internal import Metrics

extension Connection {
    /// Adds Assay's functions.
    ///
    /// Each gives NULL for NULL; what it cannot read ends the query with a sentence, for a number that was
    /// guessed would be stored as measured.
    func registerFunctions(gpus: GPUNames) {
        registerConversions()
        let models = Models(gpus)
        register("gpu_model", arguments: 1...3) { arguments in .text(models.name(of: arguments.map(\.word))) }
        register("sum", arguments: 1) { Sum() }
        register("avg", arguments: 1) { Average() }
        register("median", arguments: 1) { Percentile.median() }
        register("percentile", arguments: 2) { Percentile() }
    }

    private func registerConversions() {
        convert("hex_integer", 1...1) { text, _ in Conversions.hexInteger(text) }
        convert("scale_integer", 2...3) { text, numbers in
            Conversions.scaleInteger(text, bytes: numbers[0], offset: numbers.count > 1 ? numbers[1] : 0)
        }
        convert("abi_integer", 2...2) { text, numbers in Conversions.abiInteger(text, word: numbers[0]) }
        convert("decimal", 2...2) { text, numbers in Conversions.decimal(text, numbers[0]).map(SQLValue.real)
        }
        convert("unix_time", 1...1) { text, _ in
            Timestamp(text).map { .real(Double($0.milliseconds) / 1_000) }
        }
    }

    /// Adds a function of a text, or a number's text, and whole numbers.
    private func convert(
        _ name: String, _ arguments: ClosedRange<Int32>,
        _ body: @escaping (_ text: String, _ numbers: [Int]) -> SQLValue?
    ) {
        register(name, arguments: arguments) { arguments throws(FunctionError) in
            guard let first = arguments.first, !first.isNull else { return .null }
            let numbers = arguments.dropFirst().compactMap { value -> Int? in
                if case .integer(let number) = value { Int(exactly: number) } else { nil }
            }
            guard let text = first.word, numbers.count == arguments.count - 1,
                let value = body(text, numbers)
            else { throw FunctionError(message: "\(name) cannot read \(first.shown)") }
            return value
        }
    }
}

extension SQLValue {
    /// A text, or a number's text.
    fileprivate var word: String? {
        switch self {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .null, .blob: nil
        }
    }
}

/// Remembers names of GPUs: an answer has thousands of rows and few models.
private final class Models {
    private let gpus: GPUNames
    private var known: [[String?]: String] = [:]

    private static let limit = 1_000

    init(_ gpus: GPUNames) { self.gpus = gpus }

    /// The name for a model, its memory and its form, of which the last two may be left out.
    func name(of words: [String?]) -> String {
        if let name = known[words] { return name }
        let padded = words + [nil, nil]
        // A model that the source does not know is not the network's total.
        let name = gpus.name(of: padded[0] ?? "", memory: padded[1], interface: padded[2])
        if known.count >= Self.limit { known = [:] }
        known[words] = name
        return name
    }
}
