extension Unicode.Scalar {
    /// Whether it does not show, or acts on a terminal or on the order of text.
    ///
    /// These are control and format characters (C0, C1, bidirectional controls, zero-width ones), line and paragraph
    /// separators, and what Unicode leaves unassigned or to private use.
    var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            true
        default: false
        }
    }
}

extension String {
    /// Without what does not show; line breaks and tabs become spaces.
    var visible: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n", "\t", "\r", "\u{2028}", "\u{2029}": text += " "
            case _ where scalar.isInvisible: break
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
