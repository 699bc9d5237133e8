import Foundation
import Testing
import Threads

@Suite("ProcessMemory", .serialized)
struct ProcessMemoryTests {
    @Test("what has run once is given back, and runs again")
    func givesBack() throws {
        let text = String(repeating: "words ", count: 1_000)
        func work() throws -> String {
            let data = try JSONEncoder().encode([text: [Date(timeIntervalSince1970: 0)]])
            return String(decoding: data, as: UTF8.self)
        }
        let before = try work()
        let held = try residentPagesOfFiles()

        ProcessMemory.giveBack()

        #expect(try residentPagesOfFiles() < held)
        #expect(try work() == before)
    }

    /// proc(5): pages of mapped files, which statm counts third.
    private func residentPagesOfFiles() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return try #require(Int(text.split(separator: " ")[2]))
    }
}
