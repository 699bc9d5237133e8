import Foundation
import Metrics
import TestSupport
import Testing
import Transport

@testable import Alerts

@Suite(.temporaryDirectory, .timeLimit(.minutes(1))) struct `Channels of alerts` {
    private let message = AlertMessage(
        AlertEvent(
            id: 7, rule: "many \"nodes\" $(id) `id` ; rm", subject: "akash nodes.online",
            sentence: "above 10", unit: .milliseconds,
            since: noon, fired: minute(1), ended: nil, value: 11, last: 12.5, lowest: 11, highest: 13,
            acknowledged: nil), .fired)

    @Test func `a webhook gets one JSON object`() async throws {
        let engine = TransferEngine(.init(userAgent: "Assay/test"))
        try await TestServer.run { _ in
            .text("ok")
        } while: { server in
            try await WebhookChannel(server.url + "/hook", engine: engine).deliver(message)
            let request = try #require(server.requests.first)
            #expect(request.method == "POST" && request.path == "/hook")
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: any Sendable])
            #expect(object["rule"] as? String == message.event.rule)
            #expect(object["value"] as? Double == 12.5 && object["unit"] as? String == "ms")
            #expect((object["text"] as? String)?.hasSuffix("(12.5 ms)") == true)
            #expect(object["state"] as? String == "fired")
            #expect(object["since"] as? String == "2026-11-23T14:00:00Z")
            #expect(object["event"] as? Int == 7)
        }
    }

    @Test func `how far something moved is a ratio for whoever is told`() throws {
        let event = AlertEvent(
            id: 8, rule: "rise", subject: "akash nodes.online", sentence: "rose by 20 % or more within 24 h",
            unit: .change, since: noon, fired: noon, ended: nil, value: 12.4, last: 12.4, lowest: 12.4,
            highest: 12.4, acknowledged: nil)
        let message = AlertMessage(event, .fired)
        #expect(message.variables["ASSAY_ALERT_UNIT"] == "ratio")
        let object = try JSONSerialization.jsonObject(with: Data(message.json)) as? [String: any Sendable]
        #expect(object?["unit"] as? String == "ratio")
        #expect(message.text.hasSuffix("(1 240 %)"))
    }

    @Test func `a command gets everything in variables and nothing through a shell`() async throws {
        let folder = try TemporaryDirectory.current.path
        let program = folder + "/tell"
        // Read by a shell: what was just written cannot be run while the child of another test has it open.
        try "env | sort > \"$1\"\nprintf '%s\\n' \"$2\" >> \"$1\"\n".write(
            toFile: program, atomically: true, encoding: .utf8)
        let channel = CommandChannel(
            ["/bin/sh", program, folder + "/out", "$(id); `id`"],
            environment: ["PATH": "/usr/bin:/bin", "HOME": "/h", "ASSAY_TAOSTATS_KEY": "secret"])
        try await channel.deliver(message)
        let lines = try String(contentsOfFile: folder + "/out", encoding: .utf8).split(separator: "\n")
        #expect(lines.contains("ASSAY_ALERT_RULE=\(message.event.rule)"))
        #expect(lines.contains("ASSAY_ALERT_VALUE=12.5") && lines.contains("ASSAY_ALERT_UNIT=ms"))
        #expect(lines.contains("ASSAY_ALERT_STATE=fired"))
        #expect(lines.contains("HOME=/h"))
        #expect(!lines.contains { $0.contains("secret") })
        #expect(lines.last == "$(id); `id`")
    }

    @Test func `a command inherits nothing that is open`() async throws {
        let folder = try TemporaryDirectory.current.path
        // Without the flag that closes it, as a library may open it, and beyond those that a shell opens itself.
        let descriptor = fcntl(STDIN_FILENO, F_DUPFD, 200)
        defer { close(descriptor) }
        let channel = CommandChannel(
            ["/bin/sh", "-c", "ls /proc/$$/fd > \"$1\"", "sh", folder + "/out"],
            environment: ["PATH": "/usr/bin:/bin"])
        try await channel.deliver(message)
        let open = try String(contentsOfFile: folder + "/out", encoding: .utf8).split(separator: "\n")
        #expect(open.contains("0") && open.allSatisfy { Int($0) ?? 0 < 200 }, "\(open)")
    }

    @Test func `a command that fails, hangs or is not there is told of`() async throws {
        func error(_ words: [String], _ patience: Duration = .seconds(20)) async -> String? {
            let channel = CommandChannel(words, environment: ["PATH": "/usr/bin:/bin"], patience: patience)
            do { try await channel.deliver(message) } catch { return error.description }
            return nil
        }
        #expect(await error(["false"]) == "false ended with 1")
        #expect(await error(["sh", "-c", "kill -9 $$"]) == "sh was ended by signal 9")
        #expect(await error(["/no/such/program"]) == "/no/such/program: No such file or directory")
        #expect(await error(["sleep", "100"], .milliseconds(50)) == "sleep was ended after 0 s")
        #expect(await error([]) == "no command")
        // A child of the command that holds on does not hold us.
        #expect(await error(["sh", "-c", "sleep 100 & sleep 100"], .milliseconds(50)) != nil)
    }

    @Test func `a web server that fails is asked again, one that refuses is not`() async throws {
        let engine = TransferEngine(.init(userAgent: "Assay/test"))
        for (status, isPassing) in [
            (500, true), (503, true), (429, true), (408, true), (404, false), (301, false),
        ] {
            try await TestServer.run { _ in
                .text("", status: status)
            } while: { server in
                let error = await #expect(throws: AlertChannelError.self) {
                    try await WebhookChannel(server.url, engine: engine).deliver(message)
                }
                #expect(error?.isPassing == isPassing, "\(status)")
            }
        }
        let error = await #expect(throws: AlertChannelError.self) {
            try await WebhookChannel("http://127.0.0.1:1/", engine: engine).deliver(message)
        }
        #expect(error?.isPassing == true)
    }

    @Test func `a connection that breaks before it is secure is tried again`() async throws {
        let port = try LoopbackPort(isListening: true)
        defer { port.close() }
        let engine = TransferEngine(.init(userAgent: "Assay/test"))
        async let reset: Void = onOwnThread { try port.resetNext() }
        let error = await #expect(throws: AlertChannelError.self) {
            try await WebhookChannel("https://\(port.host)/", engine: engine).deliver(message)
        }
        try await reset
        #expect(error?.isPassing == true)
    }
}
