internal import Metrics

extension TransferError: CustomStringConvertible {
    /// The sentence, in plain ASCII whatever the server sent.
    public var description: String {
        switch self {
        case .noLibrary(let why):
            "libcurl.so.4 cannot be loaded: \(printable(why)); install libcurl4 and start Assay again."
        case .unusableURL(let url, let why):
            "The URL \(site(url)) cannot be used: \(printable(why))."
        case .unusableHeader(let name):
            "The header \(printable(name)) cannot be sent: its name or value holds a character that is not allowed."
        case .redirectRefused(let host, let target, let why):
            "\(printable(host)) redirects to \(withoutSecrets(target)), which is refused: \(printable(why))."
        case .tooManyRedirects(let host, let limit):
            "\(printable(host)) still redirects after \(limit) redirects: check the URL."
        case .unresolvedHost(let host):
            "The host \(printable(host)) is not found: check its name and the connection to the network."
        case .unreachable(let host, let why):
            "\(printable(host)) cannot be reached: \(printable(why))."
        case .noHandshake(let host, let why), .notSecure(let host, let why):
            "\(printable(host)) has no secure connection to offer: \(printable(why))."
        case .connectTimedOut(let host, let limit):
            "\(printable(host)) could not be reached within \(seconds(limit))."
        case .timedOut(let host, let limit):
            "\(printable(host)) did not complete its answer within \(seconds(limit))."
        case .tooSlow(let host, let rate, let time):
            "\(printable(host)) sent under \(rate) bytes a second for \(seconds(time))."
        case .tooLarge(let host, let limit):
            "The answer of \(printable(host)) is over the limit of \(Number.binary(Double(limit)))."
        case .interrupted(let host, let received, let why):
            "\(printable(host)) broke off its answer after \(received) bytes: \(printable(why))."
        case .cancelled:
            "The request was cancelled."
        case .other(let host, let code, let message):
            "The request to \(printable(host)) failed: \(printable(message)) (libcurl \(code))."
        }
    }

    /// The sentence, without its beginning where a connection failed: for whoever has said already that none is to be had.
    public var cause: String {
        if case .unreachable(_, let why) = self { "\(printable(why))." } else { description }
    }

    private func seconds(_ limit: Duration) -> String {
        "\(Number.short(limit.inSeconds)) s"
    }

    /// A URL without what may hold a key: name and password, query and fragment.
    private func withoutSecrets(_ url: String) -> String {
        let url = url.unicodeScalars.prefix { $0 != "?" && $0 != "#" }
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let shown = parts.enumerated().map { index, part in
            index == 2 ? part.split(separator: "@", omittingEmptySubsequences: false).last ?? part : part
        }
        return printable(shown.map { String($0) }.joined(separator: "/"))
    }

    /// A URL of one's own up to its host: the path of a webhook is its key.
    private func site(_ url: String) -> String {
        let shown = withoutSecrets(url)
        let parts = shown.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        let site = parts.prefix(parts.count > 2 && parts[1].isEmpty ? 3 : 1).joined(separator: "/")
        return site == shown ? site : site + "/..."
    }

    /// Text from outside in one short line of plain ASCII.
    private func printable(_ text: String) -> String {
        text.unicodeScalars.prefix(200)
            .map { 0x20..<0x7F ~= $0.value ? String($0) : $0.escaped(asASCII: true) }
            .joined()
    }
}
