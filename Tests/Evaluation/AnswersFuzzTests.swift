import Evaluation
import TestSupport
import Testing

@Suite struct AnswersFuzzTests {
    /// Cut, doubled and replaced bytes of a real file: each is read or refused, and none traps.
    @Test func brokenFilesAreReadOrRefused() throws {
        let rubrics = try Shipped.rubrics()
        let original = Array(try Golden.text("alpha").utf8.prefix(1_500))
        var random = SplitMix64(seed: 0x5EED)
        var refused = 0
        for _ in 0..<400 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: "{[\"&*\\u\n".utf8.shuffled(using: &random), at: index)
                case 2: bytes.removeSubrange(index..<min(bytes.count, index + 9))
                default: bytes.removeLast(bytes.count - index - 1)
                }
            }
            do throws(AnswersError) {
                _ = try AnswersFile(String(decoding: bytes, as: UTF8.self), file: "f", rubrics: rubrics)
            } catch {
                refused += 1
                #expect(!error.problems.isEmpty)
            }
        }
        #expect(refused > 300)
    }
}
