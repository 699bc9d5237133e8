import ArgumentParser
import Foundation
import History
import Metrics
import Storage

struct Kills: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "kill -9 at random moments of a process that records, seals, drops and back-fills; then everything is checked."
    )

    @Option var rounds = 1_000
    @Option(help: "The longest time before the kill, in milliseconds.") var longest = 400

    func run() throws {
        try withFolder { folder in
            let path = folder.path + "/assay.sqlite"
            let acknowledged = folder.path + "/acknowledged"
            _ = FileManager.default.createFile(atPath: acknowledged, contents: nil)
            var (lost, broken, unacknowledged) = (0, 0, 0)
            var last: Int64 = -1
            var random = Random(state: 1)
            for round in 1...rounds {
                let child = Process()
                child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                child.arguments = ["writer", path, acknowledged]
                try child.run()
                usleep(UInt32(3_000 + random.below(UInt64(longest) * 1_000)))
                kill(child.processIdentifier, SIGKILL)
                child.waitUntilExit()
                let text = try String(contentsOfFile: acknowledged, encoding: .utf8)
                let told = text.split(separator: "\n").last.flatMap { Int64($0) } ?? -1
                guard FileManager.default.fileExists(atPath: path) else { continue }
                let state = try Self.check(path, told: told)
                lost += state.lost
                broken += state.problems.count
                unacknowledged += state.next > told + 1 ? 1 : 0
                last = told
                for problem in state.problems { print("round \(round): \(problem)") }
                if round % 100 == 0 {
                    print("\(round) rounds, \(told + 1) polls acknowledged, \(lost) lost, \(broken) broken")
                }
            }
            print(
                "\n\(rounds) kills, \(last + 1) polls acknowledged: \(lost) lost, \(broken) integrity failures, \(unacknowledged) times one more was stored than told"
            )
            if lost + broken > 0 { throw ExitCode.failure }
        }
    }

    /// Opens the file as the next start would, and looks for everything that was told to be stored and not dropped.
    static func check(_ path: String, told: Int64) throws -> (lost: Int, problems: [String], next: Int64) {
        let file = try DatabaseFile(path: path, mode: .readWrite)
        let history = try History(file)
        var problems = try file.examine() + history.soundness().problems
        let next = try Writer.next(history)
        // Five days are never dropped.
        let newest = Deeds.start + max(told, 0) * Deeds.step
        let first = max(0, (newest - 4 * 86_400 - Deeds.start) / Deeds.step)
        var lost = 0
        let range = TimeRange(
            Timestamp(seconds: Deeds.start + first * Deeds.step), Timestamp(seconds: newest + Deeds.step * 2))
        for (index, series) in Deeds.series.enumerated() where index % 7 == Int(max(told, 0)) % 7 {
            var found: [Int64: Double] = [:]
            for sample in try history.samples(series, over: range) {
                found[(sample.time.seconds - Deeds.start) / Deeds.step] = sample.value
            }
            if told >= first {
                for number in first...told where number % 3 == index % 3 && found[number] == nil { lost += 1 }
            }
            for (number, value) in found where value != Deeds.value(index, number) || number >= next {
                problems.append("series \(index) has \(value) at \(number)")
            }
        }
        if next <= told { lost += Int(told + 1 - next) }
        if told >= 50 {
            let batch = told / 50 * 50
            let day = TimeRange(
                Timestamp(seconds: Deeds.start + batch * Deeds.step + 1),
                Timestamp(seconds: Deeds.start + batch * Deeds.step + 2))
            if try history.samples(Deeds.past, over: day).count != 1 { lost += 1 }
        }
        return (lost, problems, next)
    }
}

struct Cuts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A write-ahead log cut or garbled at a random place: what is left is a state that once was."
    )

    @Option var rounds = 1_000

    func run() throws {
        try withFolder { folder in
            let path = folder.path + "/assay.sqlite"
            let acknowledged = folder.path + "/acknowledged"
            _ = FileManager.default.createFile(atPath: acknowledged, contents: nil)
            var random = Random(state: 2)
            var (broken, whole) = (0, 0)
            for round in 0..<rounds {
                if round % 100 == 0 {
                    // A new state: the writer is killed while its log is full.
                    let child = Process()
                    child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
                    child.arguments = ["writer", path, acknowledged]
                    try child.run()
                    usleep(1_500_000)
                    kill(child.processIdentifier, SIGKILL)
                    child.waitUntilExit()
                }
                let copy = folder.path + "/cut-\(round).sqlite"
                try FileManager.default.copyItem(atPath: path, toPath: copy)
                var log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
                let place = random.below(UInt64(max(1, log.count)))
                switch random.below(3) {
                case 0: log = log.prefix(place)
                case 1: log = log.prefix(place) + Data((0..<4_096).map { _ in UInt8(random.below(256)) })
                default:
                    for _ in 0...random.below(20) {
                        log[random.below(UInt64(log.count))] = UInt8(random.below(256))
                    }
                }
                try log.write(to: URL(fileURLWithPath: copy + "-wal"))
                // Up to `told` everything must be there that this state still knows: its own newest poll.
                let next = try Writer.next(History(DatabaseFile(path: copy, mode: .readWrite)))
                let state = try Kills.check(copy, told: next - 1)
                broken += state.problems.count + state.lost
                whole += 1
                for problem in state.problems { print("round \(round): \(problem)") }
                for suffix in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: copy + suffix)
                }
            }
            print("\(rounds) logs cut or garbled: \(whole) opened, \(broken) integrity failures")
            if broken > 0 || whole != rounds { throw ExitCode.failure }
        }
    }
}
