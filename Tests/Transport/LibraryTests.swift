import CCurl
import Testing

struct LibraryTests {
    /// Why a library cannot be used; nil when it can.
    private func fault(_ library: String, oldest: UInt32 = UInt32(ASSAY_CURL_OLDEST)) -> String? {
        var text = [CChar](repeating: 0, count: 256)
        let canUse = unsafe assay_curl_can_use(library, oldest, &text, text.count)
        return canUse
            ? nil : String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    @Test func `The system's libcurl has all that is called`() {
        #expect(fault("libcurl.so.4") == nil)
        let isThere = assay_curl_is_there(nil)
        #expect(isThere)
    }

    @Test func `A library that is not there is told in the loader's words`() {
        #expect(fault("libcurl.so.0") == "cannot open shared object file: No such file or directory")
    }

    @Test func `Another library is not taken for libcurl`() {
        #expect(fault("libc.so.6") == "it has no curl_version_info")
    }

    @Test func `A libcurl that is too old is told with what is needed`() throws {
        let version = unsafe curl_version_info(CURLVERSION_FIRST).map {
            unsafe String(cString: $0.pointee.version)
        }
        let name = try #require(version)
        #expect(fault("libcurl.so.4", oldest: 0xFF_0200) == "\(name) is too old, 255.2 is needed")
    }
}
