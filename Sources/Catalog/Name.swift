/// What names in files may look like.
enum Name {
    /// Networks, sources, GPU models: `hugging-face`.
    static func isID(_ text: String) -> Bool {
        isMade(text, of: "-") && !text.hasPrefix("-") && !text.hasSuffix("-")
    }

    /// Labels and SQL parameters: `token_price`.
    static func isWord(_ text: String) -> Bool {
        isMade(text, of: "_") && !("0"..."9").contains(text.prefix(1))
    }

    /// Metrics: `gpu.price.median`.
    static func isMetric(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isWord(String($0)) }
    }

    /// Environment variables: `ASSAY_TAOSTATS_KEY`.
    static func isVariable(_ text: String) -> Bool {
        isMade(text.lowercased(), of: "_") && text == text.uppercased()
            && !("0"..."9").contains(text.prefix(1))
    }

    private static func isMade(_ text: String, of mark: Unicode.Scalar) -> Bool {
        !text.isEmpty && text.count <= 64
            && text.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == mark
            }
    }
}
