import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ChartTests {
    /// A program that keeps these series of `alpha nodes.online`, three samples each.
    private func program(labels: [String]) async throws -> Program {
        let program = try Program(networks: Program.networks)
        let format = ISO8601DateFormatter()
        let now = Date()
        var lines = ["network,metric,labels,time,value,quality,origin,source_network,source"]
        for (index, labels) in labels.enumerated() {
            for hour in 1...3 {
                let time = format.string(from: now.addingTimeInterval(-Double(hour) * 3_600))
                lines.append(
                    "alpha,nodes.online,\(labels),\(time),\((index + 1) * 100 + hour),good,measured,alpha,capacity"
                )
            }
        }
        let file = try program.write(lines.joined(separator: "\n") + "\n", to: "samples.csv")
        let taken = try await program.run("import", file)
        #expect(taken.status == 0, "\(taken.errors)")
        return program
    }

    @Test func `the whole is drawn where there is one beside its parts`() async throws {
        let program = try await program(labels: ["", "country=AU", "country=BR", "country=CA", "country=DE"])
        let outcome = try await program.run(
            "chart", "alpha", "nodes.online", "--range", "24h", "--width", "60")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("103") && !outcome.output.contains("203"))
        #expect(outcome.lines.allSatisfy { $0.count <= 60 })
        #expect(!outcome.output.contains("data"))
    }

    @Test func `parts are drawn over each other, and a label chooses among them`() async throws {
        let program = try await program(labels: ["country=AU", "country=BR"])
        let both = try await program.run("chart", "alpha", "nodes.online", "--range", "24h")
        #expect(both.output.contains("country=AU") && both.output.contains("country=BR"), "\(both.output)")
        let one = try await program.run(
            "chart", "alpha", "nodes.online", "--range", "24h", "--label", "country=BR")
        #expect(one.output.contains("203") && !one.output.contains("103"), "\(one.output)")
    }

    @Test func `a gap is told with its reason, and what happened with its day`() async throws {
        let program = try Program(networks: Program.networks)
        let format = ISO8601DateFormatter()
        let now = Date()
        let day = format.string(from: now).prefix(10)
        try program.write(
            """
            annotations:
              - network: alpha
                at: \(day)
                kind: network
                text: It was opened to all.
                source: its blog

            """, to: "files/Data/Annotations.yaml")
        var lines = ["network,metric,labels,time,value,quality,origin,source_network,source"]
        for hour in [1, 2, 3, 4, 13, 14, 15, 16] {
            let time = format.string(from: now.addingTimeInterval(-Double(hour) * 3_600))
            lines.append("alpha,nodes.online,,\(time),\(hour),good,measured,alpha,capacity")
        }
        let file = try program.write(lines.joined(separator: "\n") + "\n", to: "samples.csv")
        #expect(try await program.run("import", file).status == 0)
        let outcome = try await program.run(
            "chart", "alpha", "nodes.online", "--range", "48h", "--width", "60")
        #expect(
            outcome.lines.contains { $0.hasPrefix("gap ") && $0.hasSuffix(" UTC: not measured") },
            "\(outcome.output)")
        #expect(outcome.lines.contains("\(day): It was opened to all."), "\(outcome.output)")
        #expect(outcome.output.contains("░"))
    }

    @Test(arguments: [
        (["--kind", "line"], "2h", "generated data"),
        (["--kind", "sparkline"], "3h", "generated and recorded data"),
        (["--kind", "histogram"], "6h", "generated, recorded and measured data"),
    ])
    func `what was made up or played back is said below it`(kind: [String], range: String, mark: String)
        async throws
    {
        let program = try Program(networks: Program.networks)
        let now = Date()
        var lines = ["network,metric,labels,time,value,quality,origin,source_network,source"]
        for (minutes, origin) in [(10, "generated"), (70, "generated"), (150, "recorded"), (270, "measured")]
        {
            let time = ISO8601DateFormatter().string(from: now.addingTimeInterval(-Double(minutes) * 60))
            lines.append("alpha,nodes.online,,\(time),\(minutes),good,\(origin),alpha,capacity")
        }
        let file = try program.write(lines.joined(separator: "\n") + "\n", to: "samples.csv")
        #expect(try await program.run("import", file).status == 0)
        let outcome = try await program.run(["chart", "alpha", "nodes.online", "--range", range] + kind)
        #expect(outcome.status == 0 && outcome.lines.contains(mark), "\(outcome.output)\(outcome.errors)")
    }

    @Test func `too many parts to draw are listed, every one`() async throws {
        let labels = (1...9).map { "country=C\($0)" }
        let outcome = try await program(labels: labels).run("chart", "alpha", "nodes.online")
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "assay: 9 series fit; choose by --label:  \(labels.joined(separator: "  "))\n")
    }

    @Test func `what was never recorded is said, with where to look`() async throws {
        let outcome = try await program(labels: [""]).run("chart", "alpha", "gpu.total")
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("nothing recorded of alpha gpu.total; `assay status alpha` lists"))
    }

    @Test func `several labels of one name draw a series for each`() async throws {
        let program = try await program(labels: ["country=AU", "country=BR", "country=CA"])
        let two = try await program.run(
            "chart", "alpha", "nodes.online", "--range", "24h", "--label", "country=AU", "--label",
            "country=CA")
        #expect(two.status == 0, "\(two.errors)")
        #expect(two.output.contains("country=AU") && two.output.contains("country=CA"), "\(two.output)")
        #expect(!two.output.contains("country=BR"))
    }

    @Test(arguments: [6, 12]) func `what is said below is within the height and the width`(height: Int)
        async throws
    {
        let program = try Program(networks: Program.networks)
        let format = ISO8601DateFormatter()
        var lines = ["network,metric,labels,time,value,quality,origin,source_network,source"]
        for hour in [1, 2, 3, 4, 13, 14, 15, 16] {
            let time = format.string(from: Date().addingTimeInterval(-Double(hour) * 3_600))
            lines.append("alpha,nodes.online,,\(time),\(hour),good,generated,alpha,capacity")
        }
        let file = try program.write(lines.joined(separator: "\n") + "\n", to: "samples.csv")
        #expect(try await program.run("import", file).status == 0)
        let outcome = try await program.run(
            "chart", "alpha", "nodes.online", "--range", "48h", "--width", "40", "--height", "\(height)")
        #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count == height + 1)
        #expect(outcome.lines.allSatisfy { $0.count <= 40 }, "\(outcome.output)")
        #expect(outcome.lines.contains("generated data") && outcome.output.contains("gap "))
    }

    @Test func `what is derived is said to be`() async throws {
        let program = try await program(labels: [""])
        let outcome = try await program.run("chart", "alpha", "latency.p50")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("`assay status alpha --derived` tells it"), "\(outcome.errors)")
    }
}
