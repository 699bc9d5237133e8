import Testing
import Transport

struct TransferErrorTests {
    @Test(arguments: [
        (
            TransferError.noLibrary(why: "cannot open shared object file"),
            "libcurl.so.4 cannot be loaded: cannot open shared object file; install libcurl4 and start Assay again."
        ),
        (
            .unusableURL("ftp://h/x", why: "only http and https are allowed"),
            "The URL ftp://h/... cannot be used: only http and https are allowed."
        ),
        (
            .redirectRefused(
                host: "api.example", to: "file:/etc/passwd", why: "only http and https are allowed"),
            "api.example redirects to file:/etc/passwd, which is refused: only http and https are allowed."
        ),
        (
            .tooManyRedirects(host: "api.example", limit: 5),
            "api.example still redirects after 5 redirects: check the URL."
        ),
        (
            .unresolvedHost("api.example"),
            "The host api.example is not found: check its name and the connection to the network."
        ),
        (
            .connectTimedOut(host: "api.example", after: .seconds(10)),
            "api.example could not be reached within 10 s."
        ),
        (
            .timedOut(host: "api.example", after: .milliseconds(1_500)),
            "api.example did not complete its answer within 1.5 s."
        ),
        (
            .tooSlow(host: "api.example", rate: 100, time: .seconds(20)),
            "api.example sent under 100 bytes a second for 20 s."
        ),
        (
            .tooLarge(host: "api.example", limit: 32 << 20),
            "The answer of api.example is over the limit of 32 MiB."
        ),
        (
            .interrupted(host: "api.example", received: 12, why: "connection reset"),
            "api.example broke off its answer after 12 bytes: connection reset."
        ),
        (.cancelled, "The request was cancelled."),
        (
            .other(host: "api.example", code: 8, message: "Weird server reply"),
            "The request to api.example failed: Weird server reply (libcurl 8)."
        ),
    ])
    func `An error is one sentence`(error: TransferError, sentence: String) {
        #expect("\(error)" == sentence)
    }

    @Test(arguments: [
        "https://name:secret@api.example/v1", "https://api.example/v1?key=secret",
        "https://api.example/v1#secret",
        "https://api.example/v1?\u{301}secret", "//secret@api.example",
    ])
    func `No error shows what may be a key`(url: String) {
        #expect(!"\(TransferError.unusableURL(url, why: "…"))".contains("secret"))
        #expect(!"\(TransferError.redirectRefused(host: "h", to: url, why: "…"))".contains("secret"))
    }

    @Test(arguments: [
        "https://name@hooks.example/services/secret", "https:/hooks.example/services/secret",
        "hooks.example/services/secret", "htp://hooks.example/services/secret",
    ])
    func `No error shows the path of an address that cannot be used`(url: String) {
        let text = "\(TransferError.unusableURL(url, why: "…"))"
        #expect(!text.contains("secret"))
    }

    @Test func `An error shows nothing raw from outside`() {
        let error = TransferError.redirectRefused(
            host: "api.example", to: "file:/\u{1B}[2J\u{202E}" + String(repeating: "x", count: 10_000),
            why: "no")
        #expect("\(error)".unicodeScalars.allSatisfy { 0x20..<0x7F ~= $0.value })
        #expect("\(error)".count < 500)
    }
}
