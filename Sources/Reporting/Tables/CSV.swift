/// Comma-separated values (RFC 4180): fields in quotes where they need them, lines that end in CR LF.
public enum CSV {
    /// The rows as text; characters that do not show are left out, and line breaks in a field become spaces.
    public static func text(_ rows: [[String]]) -> String {
        rows.reduce(into: "") { text, row in
            text += row.map(field).joined(separator: ",") + "\r\n"
        }
    }

    private static func field(_ text: String) -> String {
        let visible = text.visible
        let needsQuotes = visible.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
        return needsQuotes ? "\"" + visible.replacing("\"", with: "\"\"") + "\"" : visible
    }
}
