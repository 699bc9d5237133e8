import Configuration
import Documents
import Foundation
import Terminal
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `Files that are damaged` {
    /// Bytes changed, left out, doubled: whatever comes of it, it is read or refused with its place.
    private func damaged(_ text: String, _ random: inout SplitMix64) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            default: bytes.insert(Array("{}[]:#'\"-%0".utf8).randomElement(using: &random) ?? 0, at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a configuration is read or refused`() throws {
        let text = try String(
            contentsOf: Repository.root.appending(path: "Data/Configuration.example.yaml"), encoding: .utf8)
        var random = SplitMix64(seed: 77)
        var refused = 0
        for _ in 0..<300 {
            var file = try configurationFile(damaged(text, &random))
            do { try file.read() } catch {
                refused += 1
                #expect(error.place.file.hasSuffix("config.yaml"))
                #expect(!error.problem.isEmpty)
            }
        }
        #expect(refused > 50 && refused < 300)
    }

    @Test func `a theme is read or refused`() throws {
        let text = try String(
            contentsOf: Repository.root.appending(path: "Data/Themes/dark.yaml"), encoding: .utf8)
        let folder = try TemporaryDirectory.current
        try FileManager.default.createDirectory(
            at: folder.appending(path: "themes"), withIntermediateDirectories: true)
        let library = ThemeLibrary(shipped: folder.path, user: folder.path)
        var random = SplitMix64(seed: 78)
        for _ in 0..<300 {
            try damaged(text, &random).write(
                to: folder.appending(path: "themes/odd.yaml"), atomically: true, encoding: .utf8)
            do { _ = try library.theme(named: "odd") } catch { #expect(!error.problem.isEmpty) }
        }
    }
}
