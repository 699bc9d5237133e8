import TestSupport
import Testing

@testable import Transport

struct AddressTests {
    @Test(arguments: [
        ("https://api.example", "https://api.example/", "api.example", "/"),
        ("HTTPS://API.Example/V1", "https://API.Example/V1", "api.example", "/V1"),
        (
            "http://api.example:80/v1?a=1&b=2#top", "http://api.example/v1?a=1&b=2", "api.example",
            "/v1?a=1&b=2"
        ),
        ("https://api.example:8443/", "https://api.example:8443/", "api.example:8443", "/"),
        ("https://[2001:DB8::1]:9/x", "https://[2001:DB8::1]:9/x", "[2001:db8::1]:9", "/x"),
        ("https://api.example/a b", "https://api.example/a%20b", "api.example", "/a%20b"),
        ("https://api.example/a%2Fb?q=%20", "https://api.example/a%2Fb?q=%20", "api.example", "/a%2Fb?q=%20"),
        ("https://api.example/a/../../b", "https://api.example/b", "api.example", "/b"),
    ])
    func `A URL is normalised`(text: String, url: String, authority: String, target: String) throws {
        let address = try Address(text)
        #expect(address.text == url)
        #expect(address.authority == authority)
        #expect(address.target == target)
    }

    @Test(arguments: [
        ("/x?y", "https://api.example/x?y"),
        ("x", "https://api.example/v1/x"),
        ("../x", "https://api.example/x"),
        ("?page=2", "https://api.example/v1/nodes?page=2"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
    ])
    func `A relative URL is resolved as RFC 3986 says`(text: String, url: String) throws {
        let base = try Address("https://api.example/v1/nodes?page=1")
        #expect(try Address(text, relativeTo: base).text == url)
    }

    @Test(arguments: [
        ("", "it does not have the form https://host/path"),
        ("api.example/v1", "it does not have the form https://host/path"),
        ("file:///etc/passwd", "only http and https are allowed"),
        ("ftp://api.example/", "only http and https are allowed"),
        ("https://name:word@api.example/", "a name or password in a URL is not allowed; send it in a header"),
        ("https://api.example/a\nb", "it holds a control character"),
        ("https://api.example/a\0b", "it holds a control character"),
        ("https://api.example/\u{1B}[2J", "it holds a control character"),
    ])
    func `A URL that cannot be used says why`(text: String, why: String) {
        #expect {
            try Address(text)
        } throws: { error in
            (error as? Address.Fault)?.why == why
        }
    }

    @Test(arguments: ["https://a b/", "https://api.example:99999/", "https://[::1/"])
    func `A URL without a proper host or port is refused`(text: String) {
        #expect(throws: Address.Fault.self) { try Address(text) }
    }

    @Test(arguments: [
        ("http://127.0.0.1:80/", true), ("http://localhost/", true), ("http://api.localhost/", true),
        ("http://[::1]/", true), ("http://127.example/", false), ("http://api.example/", false),
    ])
    func `Loopback addresses are told from others`(text: String, isLoopback: Bool) throws {
        #expect(try Address(text).isLoopback == isLoopback)
    }

    @Test func `Whatever is accepted is plain http and reads the same again`() throws {
        var random = SplitMix64(seed: 20_261_123)
        let seeds = ["https://api.example:8443/v1/a%20b?x=1#y", "http://[::1]/", "//h/../p", "a:b@c"].map {
            Array($0.utf8)
        }
        let base = try Address("https://api.example/v1?x")
        for _ in 0..<20_000 {
            var bytes = seeds.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                if Bool.random(using: &random) { bytes.removeLast() }
            }
            guard let address = try? Address(String(decoding: bytes, as: UTF8.self), relativeTo: base) else {
                continue
            }
            #expect(address.scheme == "http" || address.scheme == "https")
            #expect(!address.text.utf8.contains { $0 <= 0x20 || $0 == 0x7F })
            #expect(try Address(address.text) == address)
        }
    }
}
