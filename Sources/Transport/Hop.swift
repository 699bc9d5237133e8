internal import Metrics

/// One request in a chain of redirects; the only one, mostly.
///
/// The chain is followed here and not by libcurl, so that the scheme check, the limits, the headers that may
/// go along and the ``Mirror`` are each in one place.
struct Hop: Sendable {
    /// As it was given, but for what redirects changed: method, body and headers.
    private(set) var request: Request
    /// Where this hop leads, whatever the request's URL and the mirror.
    private(set) var address: Address
    private var redirects = 0
    /// What the hops before took, in milliseconds.
    private var spent = 0.0

    init(_ request: Request) throws(TransferError) {
        if let header = request.headers.first(where: { !$0.isSendable }) {
            throw .unusableHeader(header.name)
        }
        do {
            address = try Address(request.url)
        } catch {
            throw .unusableURL(request.url, why: error.why)
        }
        self.request = request
    }

    /// What is left of the time for the whole chain.
    var remainingTime: Duration { request.limits.total - .milliseconds(spent) }

    /// The next hop, if `response` redirects.
    func following(_ response: Response) throws(TransferError) -> Hop? {
        guard [301, 302, 303, 307, 308].contains(response.status),
            let location = response.header("Location"), !location.isEmpty
        else { return nil }
        guard redirects < request.limits.redirects else {
            throw .tooManyRedirects(host: address.authority, limit: request.limits.redirects)
        }
        var next = self
        next.redirects += 1
        next.spent += response.phases?.total ?? 0
        next.address = try target(location)
        next.changeMethod(after: response.status)
        if !next.address.hasOrigin(of: address) { next.keepHarmlessHeaders() }
        return next
    }

    /// The chain's answer, of this last hop's.
    func completed(_ response: Response) -> Response {
        var response = response
        response.phases?.total += spent
        return response
    }

    private func target(_ location: String) throws(TransferError) -> Address {
        let target: Address
        do {
            target = try Address(location, relativeTo: address)
        } catch {
            throw .redirectRefused(host: address.authority, to: location, why: error.why)
        }
        if target.scheme == "https" { return target }
        guard address.scheme == "http" else {
            throw .redirectRefused(
                host: address.authority, to: location, why: "it leads from https to plain http")
        }
        // Plain http is for this computer; what answers there must not send Assay elsewhere by it.
        guard target.isLoopback || target.hasOrigin(of: address) else {
            throw .redirectRefused(
                host: address.authority, to: location, why: "it leads by plain http to another host")
        }
        return target
    }

    /// As browsers do it: 303 asks anew with GET, 301 and 302 do so after a POST, 307 and 308 repeat.
    private mutating func changeMethod(after status: Int) {
        guard request.method == .post, status <= 303 else { return }
        request.method = .get
        request.body = nil
        request.headers.removeAll { $0.name.lowercased() == "content-type" }
    }

    private mutating func keepHarmlessHeaders() {
        let harmless = ["accept", "accept-language", "content-type", "user-agent"]
        request.headers.removeAll { !harmless.contains($0.name.lowercased()) }
    }
}
