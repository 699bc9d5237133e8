internal import CCurl

/// A checked `http` or `https` URL, taken apart and normalised by libcurl, which will also send it.
struct Address: Hashable, Sendable {
    /// Why a text is no address: the end of a sentence.
    struct Fault: Error {
        let why: String
    }

    /// The whole URL, without its fragment.
    let text: String
    let scheme: String
    /// In lower case; an IPv6 address keeps its brackets.
    let host: String
    /// nil for the scheme's own.
    let port: String?
    /// Path and query, from its slash on.
    let target: String

    /// Reads `text`, which may be relative when there is a `base`.
    init(_ text: String, relativeTo base: Address? = nil) throws(Fault) {
        guard !text.utf8.contains(where: Self.isControl) else { throw .control }
        let parts = URLParts()
        if let base { try parts.set(CURLUPART_URL, base.text) }
        try parts.set(CURLUPART_URL, text)
        try parts.set(CURLUPART_FRAGMENT, nil)
        scheme = parts.get(CURLUPART_SCHEME) ?? ""
        guard scheme == "http" || scheme == "https" else { throw .scheme }
        guard let url = parts.get(CURLUPART_URL), let host = parts.get(CURLUPART_HOST) else {
            throw .host
        }
        self.text = url
        self.host = host.lowercased()
        port = parts.get(CURLUPART_PORT)
        let query = parts.get(CURLUPART_QUERY) ?? ""
        target = (parts.get(CURLUPART_PATH) ?? "/") + (query.isEmpty ? "" : "?\(query)")
    }

    /// Whether a byte is a control character, of which a URL has none.
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }

    /// Host and, where it is not the scheme's own, port.
    var authority: String {
        port.map { "\(host):\($0)" } ?? host
    }

    /// Whether both are one server to which the same secrets may be sent.
    func hasOrigin(of other: Address) -> Bool {
        scheme == other.scheme && authority == other.authority
    }

    var isLoopback: Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]"
            || host.hasPrefix("127.") && host.utf8.allSatisfy("0123456789.".utf8.contains)
    }
}

extension Address.Fault {
    static let control = Self(why: "it holds a control character")
    static let form = Self(why: "it does not have the form https://host/path")
    static let scheme = Self(why: "only http and https are allowed")
    static let host = Self(why: "it names no host")
    static let user = Self(why: "a name or password in a URL is not allowed; send it in a header")
}

/// libcurl's own reading of a URL, so that what is checked is what is sent.
@safe
private final class URLParts {
    private let raw: OpaquePointer?

    init() { unsafe raw = unsafe curl_url() }

    deinit { unsafe curl_url_cleanup(raw) }

    func set(_ part: CURLUPart, _ text: String?) throws(Address.Fault) {
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER | CURLU_URLENCODE)
        let code = unsafe curl_url_set(raw, part, text, flags)
        switch code {
        case CURLUE_OK: return
        case CURLUE_USER_NOT_ALLOWED: throw .user
        case CURLUE_BAD_SCHEME, CURLUE_MALFORMED_INPUT, CURLUE_NO_SCHEME: throw .form
        default:
            throw Address.Fault(why: unsafe String(cString: curl_url_strerror(code)))
        }
    }

    func get(_ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        let code = unsafe assay_url_get(raw, part, &text, UInt32(CURLU_NO_DEFAULT_PORT))
        guard code == CURLUE_OK, let text = unsafe text else { return nil }
        defer { unsafe curl_free(text) }
        return unsafe String(cString: text)
    }
}
