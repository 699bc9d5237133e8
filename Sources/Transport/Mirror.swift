/// A server that answers for all others: recorded answers, a caching proxy, a test.
///
/// `https://HOST/PATH?QUERY` is asked as `BASE/HOST/PATH?QUERY`, and so is `http://HOST/…`; a port that is not
/// the scheme's own stays with its host.
public struct Mirror: Hashable, Sendable {
    private let base: String

    /// Takes the base: an `http` or `https` URL, which may have a path but no query.
    ///
    /// It is looked over here, without libcurl; what libcurl alone finds is told when it is first used.
    ///
    /// - Throws: ``TransferError/unusableURL(_:why:)``.
    public init(_ base: String) throws(TransferError) {
        do throws(Address.Fault) {
            try Self.check(base)
        } catch {
            throw .unusableURL(base, why: error.why)
        }
        self.base = base
    }

    private static func check(_ base: String) throws(Address.Fault) {
        guard !base.utf8.contains(where: Address.isControl) else { throw .control }
        guard let colon = base.firstIndex(of: ":"), base[colon...].hasPrefix("://") else { throw .form }
        guard ["http", "https"].contains(base[..<colon].lowercased()) else { throw .scheme }
        let rest = base[colon...].dropFirst(3)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.isEmpty, !authority.hasPrefix(":") else { throw .host }
        guard !authority.contains("@") else { throw .user }
        // The colons of an IPv6 address stand in brackets.
        let end = authority[(authority.lastIndex(of: "]") ?? authority.startIndex)...]
        let port = end.split(separator: ":", omittingEmptySubsequences: false).dropFirst()
        guard port.allSatisfy({ UInt16($0) != nil }) else {
            throw Address.Fault(why: "its port is no number up to 65535")
        }
        guard !rest.contains("?") else { throw Address.Fault(why: "a mirror has no query") }
    }

    /// Where to ask for what is at `address`.
    ///
    /// - Throws: ``TransferError/unusableURL(_:why:)`` for a base that is no URL after all.
    func place(of address: Address) throws(TransferError) -> Address {
        do throws(Address.Fault) {
            var base = try Address(base).text[...]
            while base.hasSuffix("/") { base.removeLast() }
            return try Address("\(base)/\(address.authority)\(address.target)")
        } catch {
            throw .unusableURL(base, why: error.why)
        }
    }
}
