internal import CSQLite

/// A value as SQLite stores it.
enum SQLValue {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob

    /// A column of the row that a statement stands on.
    @safe
    init(column: Int32, of statement: OpaquePointer) {
        self =
            switch unsafe sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER: .integer(unsafe sqlite3_column_int64(statement, column))
            case SQLITE_FLOAT: .real(unsafe sqlite3_column_double(statement, column))
            case SQLITE_TEXT:
                .text(
                    unsafe Self.text(
                        sqlite3_column_text(statement, column), sqlite3_column_bytes(statement, column)))
            case SQLITE_BLOB: .blob
            default: .null
            }
    }

    /// An argument of a function.
    @safe
    init(argument: OpaquePointer?) {
        self =
            switch unsafe sqlite3_value_type(argument) {
            case SQLITE_INTEGER: .integer(unsafe sqlite3_value_int64(argument))
            case SQLITE_FLOAT: .real(unsafe sqlite3_value_double(argument))
            case SQLITE_TEXT:
                .text(unsafe Self.text(sqlite3_value_text(argument), sqlite3_value_bytes(argument)))
            case SQLITE_BLOB: .blob
            default: .null
            }
    }

    /// Sets it as the result of a function.
    @safe
    func become(resultOf context: OpaquePointer?) {
        switch self {
        case .null, .blob: unsafe sqlite3_result_null(context)
        case .integer(let value): unsafe sqlite3_result_int64(context, value)
        case .real(let value): unsafe sqlite3_result_double(context, value)
        case .text(let text):
            unsafe text.utf8CString.withUnsafeBufferPointer { buffer in
                unsafe assay_result_text(context, buffer.baseAddress, Int32(clamping: buffer.count - 1))
            }
        }
    }

    /// Invalid UTF-8, which a lone surrogate escape in JSON becomes, is repaired to U+FFFD.
    @unsafe
    private static func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int32) -> String {
        unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
    }
}

extension SQLValue {
    /// The number that it is; nil for NULL, texts and blobs.
    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        case .null, .text, .blob: nil
        }
    }

    /// As a condition of SQL: a number that is not zero.
    var isTrue: Bool { number.map { $0 != 0 } ?? false }

    var isNull: Bool { if case .null = self { true } else { false } }

    /// As a message shows it: `text «n/a»`.
    var shown: String {
        switch self {
        case .null: "nothing"
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .text(let text): "text \(OutsideText.quoted(text))"
        case .blob: "a blob"
        }
    }
}
