import Foundation
import Glibc
import TestSupport
import Testing

@Suite(.serialized, .temporaryDirectory, .timeLimit(.minutes(5))) struct `A newcomer` {
    @Test func `opens it, sees live figures, scores a project and holds a report`() async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let terminal = try installation.terminal()
                try terminal.wait(forText: "6/7")
                try terminal.wait(forText: "30 296")
                try terminal.wait(forText: "HTTP 502: upstream down")
                try terminal.send("\r")
                try terminal.wait(forText: "nodes.online")
                try terminal.send("4")
                try terminal.wait(forText: "VERDICT")
                try terminal.send("\r")
                try terminal.wait(forText: "not decidable")
                try terminal.send("3232323")
                try terminal.wait(for: "a point") { !$0.text.contains("score [0–100]") }
                try terminal.send("S")
                try terminal.wait(forText: "Submit the assessment of Akash Network?")
                try terminal.send("y")
                try terminal.wait(forText: "submitted")
                try terminal.send("q")
                #expect(try terminal.waitForExit() == .exited(0))
                #expect(terminal.screen.unknown.isEmpty)

                let report = try installation.run("report", "akash")
                #expect(report.status == 0)
                #expect(report.output.hasPrefix("---\n") && report.output.contains("Akash Network"))
                let page = try html(of: report.output)
                #expect(page.contains("<table>"))
                #expect(try installation.run("report", "akash").output == report.output)
            }
        }
    }

    @Test func `collects without a screen, a line a poll`() async throws {
        try await TestServer.run(TestServer.healthy) { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                let result = try installation.run("collect", "--once")
                #expect(result.status == 0)
                let lines = result.output.split(separator: "\n").sorted()
                #expect(lines.count == 7)
                #expect(lines.contains { $0.wholeMatch(of: /akash\/capacity  ok  1 sample  \d+ ms/) != nil })
                #expect(lines.contains("petals/health  failed  HTTP 502: upstream down"))
                let status = try installation.run("status", "akash", "--json")
                #expect(status.output.contains(#""metric":"nodes.online","labels":{},"value":62.0"#))
            }
        }
    }

    @Test func `exits 2 when nothing could be fetched`() async throws {
        try await TestServer.run { _ in
            .text("down", status: 503)
        } while: { server in
            let installation = try Installation(mirror: server.url)
            try await onOwnThread {
                #expect(try installation.run("collect", "--once").status == 2)
                let status = try installation.run("status")
                #expect(status.status == 2)
            }
        }
    }

    private func html(of markdown: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["cmark-gfm", "--extension", "table"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.start()
        input.fileHandleForWriting.write(Data(markdown.utf8))
        try input.fileHandleForWriting.close()
        let page = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: page, as: UTF8.self)
    }
}
