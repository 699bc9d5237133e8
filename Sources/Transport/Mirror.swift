/// A server that answers for all others: recorded answers, a caching proxy, a test.
///
/// `https://HOST/PATH?QUERY` is asked as `BASE/HOST/PATH?QUERY`, and so is `http://HOST/…`; a port that is not
/// the scheme's own stays with its host.
public struct Mirror: Hashable, Sendable {
    let base: Address

    /// Reads the base: an `http` or `https` URL, which may have a path but no query.
    ///
    /// - Throws: ``TransferError/unusableURL(_:why:)``.
    public init(_ text: String) throws(TransferError) {
        do {
            base = try Address(text)
        } catch {
            throw .unusableURL(text, why: error.why)
        }
        guard !base.target.contains("?") else { throw .unusableURL(text, why: "a mirror has no query") }
    }

    /// Where to ask for what is at `address`.
    func url(for address: Address) -> String {
        var base = base.text[...]
        while base.hasSuffix("/") { base.removeLast() }
        return "\(base)/\(address.authority)\(address.target)"
    }
}
