import Chunks
import TestSupport
import Testing

/// Expected values: `zlib.crc32` of Python; the second is the check value of the CRC catalogue.
@Suite struct ChecksumTests {
    @Test(
        arguments: [
            ("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43), ("Assay measures networks", 0xFE89_A7E7),
        ] as [(String, UInt32)])
    func `checksums are those of zlib`(text: String, expected: UInt32) {
        var sum = Checksum()
        sum.add(Array(text.utf8))
        #expect(sum.value == expected)
    }

    @Test func `parts add up`() {
        let bytes = (0..<100).map { UInt8($0) }
        var whole = Checksum()
        whole.add(bytes)
        for cut in bytes.indices {
            var parts = Checksum()
            parts.add(Array(bytes[..<cut]))
            parts.add(Array(bytes[cut...]))
            #expect(parts.value == whole.value)
        }
    }
}
