import Storage
import Testing

@Suite struct MessageTests {
    static let reasons: [StorageError.Reason] = [
        .missing, .missingFolder("/data"), .isFolder, .notPermitted, .notADatabase, .anotherProgram,
        .newer(version: 3, known: 1), .unprepared, .readOnly, .locked, .diskFull, .exists,
        .damaged("malformed"),
        .failed("disk I/O error"),
    ]

    @Test(arguments: reasons)
    func `every message is one sentence with the path and an advice`(reason: StorageError.Reason) {
        let text = StorageError(reason, path: "/data/assay.sqlite").description
        #expect(text.contains("/data/assay.sqlite"))
        #expect(text.hasSuffix("."))
        #expect(text.contains(": "))
        #expect(!text.contains("\n"))
    }
}
