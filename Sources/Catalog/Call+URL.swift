internal import FoundationEssentials

extension Call {
    /// The same request to another URL of its own server; nil for any other.
    ///
    /// `link` may be relative to the request's own URL.
    public func leading(to link: String) -> Call? {
        guard let base = URL(string: url), let target = URL(string: link, relativeTo: base)?.absoluteURL,
            let scheme = target.scheme?.lowercased(), scheme == base.scheme?.lowercased(),
            target.host()?.lowercased() == base.host()?.lowercased(), target.user == nil
        else { return nil }
        let usual = scheme == "https" ? 443 : 80
        guard target.port ?? usual == base.port ?? usual else { return nil }
        return Call(method: method, url: target.absoluteString, headers: headers, body: body)
    }

    /// The request with a parameter of its query set, the others as they are.
    public func setting(_ name: String, _ value: String) -> Call {
        let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let others = (parts.count > 1 ? parts[1] : "").split(separator: "&").filter {
            !($0 == name || $0.hasPrefix(name + "="))
        }
        let query = others.map(String.init) + ["\(name)=\(Self.encoded(value))"]
        return Call(
            method: method, url: "\(parts[0])?\(query.joined(separator: "&"))", headers: headers, body: body)
    }

    /// Everything but unreserved characters as percent and two digits (RFC 3986, 2.3).
    public static func encoded(_ value: String, isUpper: Bool = true) -> String {
        value.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            if scalar.isASCII,
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || "-._~".unicodeScalars.contains(scalar)
            {
                return String(Character(scalar))
            }
            let digits = String(byte, radix: 16, uppercase: isUpper)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
