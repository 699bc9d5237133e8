/// Comma-separated values (RFC 4180): fields in quotes where they need them, but lines that end in LF alone, for the tools of
/// a shell would take a CR for a part of the last field.
public enum CSV {
    /// The rows as text; characters that do not show are left out, and line breaks in a field become spaces.
    public static func text(_ rows: [[String]]) -> String {
        rows.reduce(into: "") { text, row in
            text += row.map(field).joined(separator: ",") + "\n"
        }
    }

    private static func field(_ text: String) -> String {
        let visible = text.visible
        let needsQuotes = visible.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
        return needsQuotes ? "\"" + visible.replacing("\"", with: "\"\"") + "\"" : visible
    }
}
