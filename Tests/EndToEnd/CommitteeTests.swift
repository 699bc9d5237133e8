import Foundation
import Glibc
import TestSupport
import Testing

private let down = "\u{1B}[B"
private let up = "\u{1B}[A"
private let escape = "\u{1B}"

/// From nothing to a report on recorded data, as a committee works.
@Suite(.serialized, .temporaryDirectory, .timeLimit(.minutes(10))) struct `A committee` {
    @Test func `assesses Akash, loses nothing to a crash, and holds a report it can defend`() async throws {
        try await TestServer.run { _ in
            .text("down", status: 503)
        } while: { server in
            let installation = try Installation(ofDemoWithMirror: server.url)
            try await onOwnThread {
                try meet(installation)
                try assess(installation)
                try submit(installation)
                try compare(installation)
                try drift(installation)
                // With the claims of the shipped projects in it, too.
                let doctor = try installation.run("doctor")
                #expect(doctor.status == 0, "\(doctor.output)")
            }
        }
    }

    /// What the demo begins with is what README promises.
    private func meet(_ installation: Installation) throws {
        let database = installation.folder.appending(path: "demo.sqlite").path
        let terminal = try installation.terminal(["demo", "--database", database])
        try terminal.wait(forText: "q quit", within: .seconds(120))
        try ReadmeFrame.wait(on: terminal)
        try terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
    }

    private func demo(_ installation: Installation) throws -> PseudoTerminal {
        let database = installation.folder.appending(path: "demo.sqlite").path
        let terminal = try installation.terminal(["demo", "--database", database])
        try terminal.wait(forText: "q quit", within: .seconds(120))
        try terminal.send("4")
        try terminal.wait(forText: "VERDICT")
        return terminal
    }

    /// Seven digits, a measured level, evidence and half a sentence; then the power goes.
    private func assess(_ installation: Installation) throws {
        let terminal = try demo(installation)
        try terminal.wait(forText: "Assessed  by demo")
        let example = try installation.run("report", "akash").output
        #expect(example.contains("assessor: demo") || example.contains("by demo"))
        #expect(example.contains("Nobody judged it"))
        try terminal.send("\r")
        // The demo's example, which only what is measured answers, makes room.
        try terminal.wait(forText: "started from demo's answers")
        try terminal.wait(forText: "What is actually decentralized?")
        try terminal.send("z")
        try terminal.wait(forText: "0/76")
        try terminal.send("3233232")
        try terminal.wait(forText: "70 % answered")
        try terminal.send("g" + String(repeating: down, count: 16))
        try terminal.wait(forText: "How many GPUs are online?")
        try terminal.wait(forText: "→ level 2 is proposed; a accepts it")
        try terminal.send("4")
        try terminal.wait(forText: "above what is measured")
        try terminal.send(escape)
        try terminal.wait(forText: "was not taken")
        try terminal.send("a")
        try terminal.wait(forText: "2 A")
        // Model builders: nothing measures them, so nothing is proposed. A level goes on to the next item.
        try terminal.send("\(down)B3\(up)ehttps://example.org/audit\rAudit of 2026\r\r")
        try terminal.wait(forText: "Audit of 2026")
        try terminal.send("wSeen in the bill of")
        try terminal.wait(forText: "Seen in the bill of")
        try terminal.signal(SIGKILL)
        #expect(try terminal.waitForExit() == .killed(SIGKILL))
    }

    private func submit(_ installation: Installation) throws {
        let terminal = try demo(installation)
        try terminal.wait(forText: "draft")
        try terminal.send("\r")
        try terminal.wait(forText: "2 A")
        try terminal.send(String(repeating: down, count: 18))
        try terminal.wait(forText: "Seen in the bill of")
        try terminal.send("S")
        try terminal.wait(forText: "Submit the assessment of Akash Network?")
        try terminal.wait(forText: "It never changes")
        try terminal.send("y")
        try terminal.wait(forText: "submitted; o shows the report")
        try terminal.send("o")
        try terminal.wait(forText: "Report of Akash Network")
        let file = installation.folder.appending(path: "akash.md").path
        try terminal.send("w\u{15}\(file)\r")
        try terminal.wait(forText: "wrote ")
        // The first closes the report.
        try terminal.send("qq")
        #expect(try terminal.waitForExit() == .exited(0))
        // The screen and the command write the same bytes.
        let report = try installation.run("report", "akash")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == report.output)
        #expect(report.output.contains("gpu.total") && report.output.contains("Seen in the bill of"))
        #expect(report.output.contains("recorded"))
    }

    /// A second assessor by a file, two more projects, and what changed since.
    private func compare(_ installation: Installation) throws {
        func answers(_ levels: [Int], by assessor: String) throws -> String {
            let lines = levels.enumerated().map { "  q\($0.offset + 1): { level: \($0.element) }" }
            let file = installation.folder.appending(path: "\(assessor).yaml")
            let text = "assessor: \(assessor)\nanswers:\n" + lines.joined(separator: "\n") + "\n"
            try text.write(to: file, atomically: true, encoding: .utf8)
            return file.path
        }
        for (project, levels, assessor) in [
            ("akash", [2, 2, 1, 3, 2, 2, 2], "j.doe"), ("ionet", [2, 2, 4, 1, 2, 2, 1], "k.meyer"),
            ("render", [1, 3, 2, 2, 3, 2, 2], "k.meyer"),
        ] {
            let stored = try installation.run(
                "assess", project, "--answers", answers(levels, by: assessor))
            #expect(stored.status == 0, "\(stored.errors)")
        }
        let both = try installation.run("report", "akash")
        #expect(both.output.contains("j.doe") && both.output.contains("demo"))
        let again = try installation.run(
            "assess", "akash", "--answers", answers([2, 2, 1, 3, 2, 2, 4], by: "j.doe"))
        #expect(again.status == 0, "\(again.errors)")
        let past = try installation.run("report", "akash", "--history")
        #expect(past.output.contains("answers +"), "\(past.output)")
        let comparison = try installation.run("report", "--compare", "akash", "ionet", "render")
        #expect(comparison.status == 0 && comparison.output.contains("report: assay.comparison/1"))
    }

    /// New samples of which three in a row leave the accepted level; nothing else is measured any more.
    private func drift(_ installation: Installation) throws {
        let format = ISO8601DateFormatter()
        let submitted = Date()
        let lines = (1...3).map { second in
            let time = format.string(from: submitted.addingTimeInterval(Double(second)))
            return "akash,gpu.total,,\(time),20,good,measured,akash,capacity"
        }
        let head = "network,metric,labels,time,value,quality,origin,source_network,source"
        let file = installation.folder.appending(path: "new.csv")
        try ([head] + lines).joined(separator: "\n").appending("\n")
            .write(to: file, atomically: true, encoding: .utf8)
        let taken = try installation.run("import", file.path)
        #expect(taken.status == 0, "\(taken.errors)")
        // The samples lie at most three seconds ahead.
        var moved = ""
        while !moved.contains("evidence moved"), Date().timeIntervalSince(submitted) < 30 {
            moved = try installation.run("score", "akash").output
        }
        let terminal = try installation.terminal()
        try terminal.wait(forText: "q quit")
        try terminal.send("4")
        try terminal.wait(forText: "MOVED")
        try terminal.wait(forText: "live says 1")
        // It is told like an alert, too.
        try terminal.send("7")
        try terminal.wait(forText: "found: moved akash")
        try terminal.send("5")
        try terminal.wait(forText: "Who beats whom")
        try terminal.wait(forText: "Render")
        try terminal.send("q")
        #expect(try terminal.waitForExit() == .exited(0))
    }
}
