internal import Documents

extension Element {
    /// A text with something in it to read: neither blanks nor signs that do not show are a reason or evidence.
    func words() throws(DocumentError) -> String {
        let text = try text()
        guard text.hasWords else { throw error("expected words, found nothing that shows") }
        return text
    }
}

extension String {
    /// Whether something of it shows.
    public var hasWords: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }
}
