import CCurl
import Foundation
import TestSupport
import Testing
import Transport

/// What the system's libcurl can decode.
private func canDecode(_ feature: Int) -> Bool {
    guard let version = unsafe curl_version_info(CURLVERSION_FIRST) else { return false }
    return unsafe Int(version.pointee.features) & feature != 0
}

struct EncodingTests {
    private let engine = TransferEngine(.init(userAgent: "Assay/0.0"))
    private let text = #"{"nodes": [1, 2, 3], "name": "akash"}"#

    /// ``text`` as Python's gzip and zlib, Node's brotli and the zstd program pack it.
    private static let recordings: [(encoding: String, isKnown: Bool, base64: String)] = [
        ("gzip", true, "H4sIAAAAAAACA6tWystPSS1WslKINtRRMNJRMI7VUVDKS8xNBQopJWYnFmco1QIAd9vmUyUAAAA="),
        ("deflate", true, "eJyrVsrLT0ktVrJSiDbUUTDSUTCO1VFQykvMTQUKKSVmJxZnKNUCAMO9Cm0="),
        ("deflate", true, "q1bKy09JLVayUog21FEw0lEwjtVRUMpLzE0FCiklZicWZyjVAgA="),
        (
            "br", canDecode(Int(CURL_VERSION_BROTLI)),
            "CxKAeyJub2RlcyI6IFsxLCAyLCAzXSwgIm5hbWUiOiAiYWthc2gifQM="
        ),
        (
            "zstd", canDecode(Int(CURL_VERSION_ZSTD)),
            "KLUv/QRYKQEAeyJub2RlcyI6IFsxLCAyLCAzXSwgIm5hbWUiOiAiYWthc2gifRNENEg="
        ),
    ]

    @Test(arguments: recordings.filter(\.isKnown))
    func `A packed answer is unpacked`(encoding: String, isKnown: Bool, base64: String) async throws {
        let packed = try #require(Data(base64Encoded: base64))
        try await TestServer.run { _ in
            TestServer.Response(headers: [("Content-Encoding", encoding)], body: Array(packed))
        } while: { server in
            let response = try await engine.fetch(Request(server.url))
            #expect(String(decoding: response.body, as: UTF8.self) == text)
            #expect(response.wireBytes == packed.count)
            #expect(server.requests.first?.header("Accept-Encoding")?.contains(encoding) == true)
        }
    }

    @Test func `A gzip bomb is stopped at the limit`() async throws {
        // How gzip packs zeros: after these bytes every zero byte stands for about a thousand more.
        let start: [UInt8] = [
            0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xEC, 0xC1, 1, 1, 0, 0, 0, 0x80, 0x90, 0xFE, 0xAF, 0xEE, 8,
            0x0A,
        ]
        let bomb = start + [UInt8](repeating: 0, count: 1 << 20)
        try await TestServer.run { _ in
            TestServer.Response(headers: [("Content-Encoding", "gzip")], body: bomb)
        } while: { server in
            await #expect(throws: TransferError.tooLarge(host: server.host, limit: 32 << 20)) {
                try await engine.fetch(Request(server.url))
            }
        }
    }

    @Test func `Bytes that are not what they say are told`() async throws {
        try await TestServer.run { _ in
            TestServer.Response(headers: [("Content-Encoding", "gzip")], body: Array("<html>".utf8))
        } while: { server in
            let error = await #expect(throws: TransferError.self) {
                try await engine.fetch(Request(server.url))
            }
            guard case .other(server.host, 61, _) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }
}
