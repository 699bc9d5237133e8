/// Why there is no answer; one clear sentence, with what to do where there is something to do.
///
/// An error names the host and never the query of a URL, which may hold a key. An answer with an error status
/// is an answer, not an error.
public enum TransferError: Error, Hashable, Sendable {
    /// libcurl is not there, or not as it should be; nothing can be sent.
    case noLibrary(why: String)
    /// Not sent.
    case unusableURL(String, why: String)
    /// Not sent, since it would not have been one header line; by its name.
    case unusableHeader(String)
    /// The answer led to another scheme, from https to http, or to what is no URL.
    case redirectRefused(host: String, to: String, why: String)
    /// Over ``Limits/redirects``.
    case tooManyRedirects(host: String, limit: Int)
    /// No name server knows it, or none could be asked.
    case unresolvedHost(String)
    /// No TCP connection.
    case unreachable(host: String, why: String)
    /// No TLS: the server speaks none, or the connection broke before it was secure.
    case noHandshake(host: String, why: String)
    /// A certificate, or a cipher, that cannot be trusted.
    case notSecure(host: String, why: String)
    /// Over ``Limits/connect``, in name look-up, TCP connect or TLS handshake.
    case connectTimedOut(host: String, after: Duration)
    /// Over ``Limits/total``.
    case timedOut(host: String, after: Duration)
    /// Under `rate` bytes a second for `time`.
    case tooSlow(host: String, rate: Int, time: Duration)
    /// Over `limit` bytes after decompression.
    case tooLarge(host: String, limit: Int)
    /// The connection broke after so many bytes of the body.
    case interrupted(host: String, received: Int, why: String)
    /// The task that asked was cancelled.
    case cancelled
    /// Anything else, with libcurl's code (https://curl.se/libcurl/c/libcurl-errors.html) and words.
    case other(host: String, code: Int, message: String)
}
