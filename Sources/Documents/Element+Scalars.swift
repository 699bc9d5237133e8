extension Element {
    /// A text that is not empty.
    public func text() throws(DocumentError) -> String {
        guard let text = node.text, !isNull, !text.isEmpty else { throw mismatch("a text") }
        return text
    }

    /// A text that `read` understands.
    ///
    /// - Parameters:
    ///   - expected: What is allowed, for the message: `a duration such as 30s, 10m or 24h`.
    ///   - read: Gives nil for what is not allowed.
    /// - Returns: What `read` made of it.
    /// - Throws: what it did not understand, with what is allowed.
    public func value<Value>(
        _ expected: @autoclosure () -> String, _ read: (String) -> Value?
    ) throws(DocumentError) -> Value {
        guard let text = node.text, let value = read(text) else { throw mismatch(expected()) }
        return value
    }

    /// One of the raw values of a type.
    ///
    /// - Throws: what is not one of them, with all that are.
    public func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ type: Choice.Type
    ) throws(DocumentError) -> Choice {
        try value("one of " + type.allCases.map(\.rawValue).joined(separator: ", "), Choice.init(rawValue:))
    }

    /// A number; `.inf` and `-.inf` are the infinities.
    public func number() throws(DocumentError) -> Double {
        try value("a number") { text in
            switch text {
            case ".inf": .infinity
            case "-.inf": -.infinity
            default: JSONText.isNumber(text) ? Double(text) : nil
            }
        }
    }

    /// A whole number within bounds.
    public func integer(in range: ClosedRange<Int>) throws(DocumentError) -> Int {
        try value("a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// `true` or `false`.
    public func flag() throws(DocumentError) -> Bool {
        try value("true or false", Bool.init)
    }
}
