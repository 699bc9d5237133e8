/// Why there is no answer; one clear sentence, with what to do where there is something to do.
///
/// An error names the host and never the query of a URL, which may hold a key. An answer with an error status
/// is an answer, not an error.
public enum TransferError: Error, Hashable, Sendable {
    case unusableURL(String, why: String)
    /// By its name; it would not have been one header line.
    case unusableHeader(String)
    case redirectRefused(host: String, to: String, why: String)
    case tooManyRedirects(host: String, limit: Int)
    case unresolvedHost(String)
    case unreachable(host: String, why: String)
    /// No TLS, or a certificate that cannot be trusted.
    case notSecure(host: String, why: String)
    case connectTimedOut(host: String, after: Duration)
    case timedOut(host: String, after: Duration)
    /// Under `rate` bytes a second for `time`.
    case tooSlow(host: String, rate: Int, time: Duration)
    /// Over `limit` bytes after decompression.
    case tooLarge(host: String, limit: Int)
    /// The connection broke after so many bytes of the body.
    case interrupted(host: String, received: Int, why: String)
    case cancelled
    /// Anything else, with libcurl's code (https://curl.se/libcurl/c/libcurl-errors.html) and words.
    case other(host: String, code: Int, message: String)
}
