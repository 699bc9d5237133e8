import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct StatusTests {
    /// The output with what differs from run to run replaced: times, ages and milliseconds.
    private func still(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "TIME")
            .replacing(/"age_seconds":\d+/, with: "\"age_seconds\":AGE")
            .replacing(/"(dns|connect|tls|first_byte|total)":\d+(\.\d+)?/) { "\"\($0.output.1)\":MS" }
    }

    @Test func `JSON has the documented form`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("status", "--json")
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            let latency = #"{"dns":MS,"connect":MS,"tls":MS,"first_byte":MS,"total":MS}"#
            func series(_ metric: String, _ labels: String, _ value: String, _ unit: String) -> String {
                #"{"network":"alpha","metric":"\#(metric)","labels":\#(labels),"value":\#(value),"unit":"\#(unit)","#
                    + #""at":"TIME","age_seconds":AGE,"source":"capacity"}"#
            }
            let expected =
                #"{"as_of":"TIME","series":["# + series("gpu.available", #"{"gpu":"h100"}"#, "15.0", "GPUs")
                + ","
                + series("gpu.price.median", #"{"gpu":"h100"}"#, "2.56", "USD/GPU-hour") + ","
                + series("nodes.online", "{}", "62.0", "count") + #"],"sources":["#
                + #"{"network":"alpha","source":"capacity","state":"ok","at":"TIME","status":200,"latency_ms":\#(latency),"#
                + #""samples":3,"error":null},"#
                + #"{"network":"alpha","source":"broken","state":"failed","at":"TIME","status":500,"latency_ms":\#(latency),"#
                + #""samples":0,"error":"HTTP 500: down"},"#
                + #"{"network":"beta","source":"keyed","state":"never","at":"TIME","status":null,"latency_ms":null,"#
                + #""samples":0,"error":"needs-key: set ASSAY_TEST_KEY"}]}"# + "\n"
            #expect(still(outcome.output) == expected)
            #expect(
                (try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])?.count
                    == 3)
        }
    }

    /// As a file for node_exporter must be: no times, each family declared once before its samples.
    @Test func `OpenMetrics has the newest values and how old each source's are`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("status", "--openmetrics")
            #expect(outcome.status == 0 && outcome.errors == "")
            let lines = outcome.lines.map { $0.replacing(/} \d+(\.\d+)?e?-?\d*$/, with: "} N") }
            #expect(
                lines.filter { !$0.hasPrefix("# HELP") } == [
                    "# TYPE assay_gpu_available gauge",
                    #"assay_gpu_available{network="alpha",source="capacity",label_gpu="h100"} N"#,
                    "# TYPE assay_gpu_price_median gauge",
                    #"assay_gpu_price_median{network="alpha",source="capacity",label_gpu="h100"} N"#,
                    "# TYPE assay_nodes_online gauge",
                    #"assay_nodes_online{network="alpha",source="capacity"} N"#,
                    "# TYPE assay_source_age_seconds gauge",
                    #"assay_source_age_seconds{network="alpha",source="capacity"} N"#,
                    "# EOF",
                ], "\(outcome.output)")
            #expect(
                outcome.output.contains(#"assay_nodes_online{network="alpha",source="capacity"} 62"# + "\n"))
            #expect(outcome.output.contains("# HELP assay_nodes_online Nodes online, count: "))
        }
    }

    @Test func `OpenMetrics leaves out what is no longer in the newest answer of its source`() async throws {
        let program = try Program(networks: Program.networks)
        let now = Date().formatted(.iso8601)
        let file = try program.write(
            """
            network,metric,labels,time,value,quality,origin,source_network,source
            alpha,gpu.price.min,gpu=p100,2026-01-10T12:00:00Z,0.07,good,measured,alpha,capacity
            alpha,leases.active,,2026-01-10T12:00:00Z,9,good,measured,alpha,capacity
            alpha,gpu.price.min,gpu=h100,\(now),1.5,good,measured,alpha,capacity
            alpha,nodes.online,,\(now),62,good,measured,alpha,capacity
            alpha,gpu.price.min,gpu=l4,2026-01-10T12:00:00Z,0.3,good,measured,beta,keyed

            """, to: "samples.csv")
        #expect(try await program.run("import", file).status == 0)
        let output = try await program.run("status", "--openmetrics").output
        #expect(output.contains(#"{network="alpha",source="capacity",label_gpu="h100"} 1.5"#), "\(output)")
        #expect(output.contains(#"assay_nodes_online{network="alpha",source="capacity"} 62"#), "\(output)")
        #expect(!output.contains("p100") && !output.contains("leases"), "\(output)")
        // Another source's newest answer says nothing of it.
        #expect(output.contains(#"{network="alpha",source="keyed",label_gpu="l4"} 0.3"#), "\(output)")
    }

    @Test(arguments: [
        ["status"], ["status", "--watch"], ["chart", "alpha", "nodes.online"], ["export"], ["doctor"],
        ["--help"], ["sql", "--csv", "SELECT hex(zeroblob(20000)) AS more_than_a_buffer"],
    ])
    func `what a full disk does not take is told`(arguments: [String]) async throws {
        try await Program.collected { program in
            let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
            let outcome = try await program.run(arguments, into: full)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("not all of the output could be written"), "\(outcome.errors)")
        }
    }

    @Test func `a folder is no file of samples`() async throws {
        let program = try Program(networks: [:])
        let outcome = try await program.run("import", program.home.path)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors == "assay: \(program.home.path) cannot be read: Is a directory\n")
    }

    @Test(arguments: [
        (
            ["export", "--network", "alhpa"],
            "no network 'alhpa'; did you mean 'alpha'? There are: alpha, beta"
        ),
        (["export", "--metric", "nodes.onlin"], "no metric 'nodes.onlin'; did you mean 'nodes.online'?"),
        (
            ["release", "alhpa", "nodes.online"],
            "no network 'alhpa'; did you mean 'alpha'? There are: alpha, beta"
        ),
        (["release", "alpha", "nodes.onlin"], "no metric 'nodes.onlin'; did you mean 'nodes.online'?"),
    ]) func `a name that nothing has is told with the nearest`(command: [String], message: String)
        async throws
    {
        try await Program.collected { program in
            let outcome = try await program.run(command)
            #expect(outcome.status == 64 && outcome.output.isEmpty)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            #expect(try await program.run("export", "--network", "beta").status == 0)
        }
    }

    @Test func `without HOME the folders are those of the account`() async throws {
        let program = try Program(networks: Program.networks)
        let outcome = try await program.run(["config"], by: "unset HOME; exec \"$0\" \"$@\"")
        #expect(outcome.output.contains("/.config/assay/config.yaml"), "\(outcome)")
    }

    @Test func `a copy says what is wrong with its own place`() async throws {
        try await Program.collected { program in
            for (place, words) in [
                ("", "name the file"), ("-", "name the file"), (program.home.path, "exists: name another"),
                (
                    program.home.path + "/none/copy",
                    "for the copy: make it with `mkdir -p`, or name another file"
                ),
            ] {
                let outcome = try await program.run("backup", place)
                #expect(outcome.status != 0 && outcome.output.isEmpty)
                #expect(
                    outcome.errors.contains(words) && !outcome.errors.contains("with --database"),
                    "\(outcome.errors)")
            }
        }
    }

    @Test(arguments: [["sql", "SELECT 1"], ["status"], ["collect", "--once"]])
    func `a folder is no database, which is said`(command: [String]) async throws {
        let program = try Program(networks: Program.networks)
        let outcome = try await program.run(command + ["--database", program.home.path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(" is a folder: name a file inside it"), "\(outcome.errors)")
    }

    @Test func `a file without samples is told, and no database is made for it`() async throws {
        let program = try Program(networks: Program.networks)
        let header = "network,metric,labels,time,value,quality,origin,source_network,source\n"
        let none = try await program.run("import", program.write(header, to: "samples.csv"))
        #expect(none.output == "0 stored, 0 were here already, 0 cannot be kept\n")
        for (text, message) in [("", "is empty"), ("hello\n", "neither CSV nor OpenMetrics")] {
            let outcome = try await program.run("import", program.write(text, to: "samples.csv"))
            #expect(outcome.status == 1 && outcome.errors.contains(message), "\(outcome.errors)")
        }
        #expect(try await program.run("status").errors.contains("`assay collect` starts one"))
        let file = try program.write(
            """
            network,metric,labels,time,value,quality,origin,source_network,source
            alpha,nodes.online,,2099-01-01T00:00:00Z,5,good,measured,alpha,capacity
            alpha,nodes.online,,2026-01-01T00:00:00Z,5,good,measured,alpha,capacity

            """, to: "samples.csv")
        let outcome = try await program.run("import", file)
        #expect(outcome.output == "1 stored, 0 were here already, 1 cannot be kept\n")
        #expect(outcome.errors.contains("times that have not come"))
    }

    @Test(arguments: [["status"], ["doctor"], ["--help"], ["manual"], ["export"]])
    func `a pipe whose reader has seen enough is no mistake, also where its signal is ignored`(
        arguments: [String]
    ) async throws {
        try await Program.collected { program in
            let pipe = Pipe()
            try pipe.fileHandleForReading.close()
            let outcome = try await program.run(
                arguments, into: pipe.fileHandleForWriting, by: "trap '' PIPE; exec \"$0\" \"$@\"")
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
        }
    }

    @Test func `only the networks that were named`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("status", "beta", "--json")
            #expect(outcome.status == 2)
            #expect(
                still(outcome.output).hasPrefix(#"{"as_of":"TIME","series":[],"sources":[{"network":"beta","#)
            )
        }
    }

    @Test func `CSV is a line a figure`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("status", "--csv")
            #expect(outcome.status == 0)
            let lines = outcome.output.components(separatedBy: "\n")
            #expect(
                lines.first
                    == "network,metric,labels,value,unit,at,age_seconds,source,quality,good_value,origin")
            #expect(lines.count == 5)
            #expect(lines[2].hasPrefix("alpha,gpu.price.median,gpu=h100,2.56,USD/GPU-hour,"))
            #expect(lines.dropFirst().prefix(3).allSatisfy { $0.hasSuffix(",measured") })
        }
    }

    @Test func `what was played back or made up says so in every form`() async throws {
        try await Program.collected { program in
            // How a demo keeps its polls: 2 is recorded, 3 generated.
            _ = try SQLiteShell.run(
                """
                UPDATE poll SET kind = (kind & 31) | (2 << 5);
                UPDATE poll SET kind = kind | (3 << 5) WHERE source IN (SELECT id FROM source WHERE name = 'broken');
                """, on: program.database)
            let text = try await program.run("status", "alpha")
            #expect(text.lines.count { $0.hasSuffix("  capacity  recorded") } == 3, "\(text.output)")
            #expect(
                text.lines.contains {
                    $0.hasPrefix("  source capacity ") && $0.hasSuffix("  recorded")
                }, "\(text.output)")
            #expect(text.lines.contains { $0.hasSuffix("  generated  HTTP 500: down") }, "\(text.output)")
            let csv = try await program.run("status", "--csv")
            let lines = csv.output.components(separatedBy: "\n")
            #expect(lines.dropFirst().prefix(3).allSatisfy { $0.hasSuffix(",recorded") }, "\(csv.output)")
            let json = try await program.run("status", "alpha", "--json")
            #expect(json.output.count(of: #""source":"capacity","origin":"recorded"}"#) == 3)
            #expect(json.output.count(of: #""error":null,"origin":"recorded"}"#) == 1)
            #expect(json.output.count(of: #""error":"HTTP 500: down","origin":"generated"}"#) == 1)
            let derived = try await program.run("status", "alpha", "--derived", "--csv")
            let figures = derived.output.components(separatedBy: "\n")
            #expect(figures[0].hasSuffix(",sources,origin"))
            // What is absent rests on nothing.
            #expect(!derived.output.contains(",measured"))
            #expect(figures.contains { $0.hasPrefix("alpha,nodes.online,") && $0.hasSuffix(",recorded") })
        }
    }

    @Test func `people read figures with unit, age and source`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("status")
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("Alpha Net (alpha)"))
            let price = outcome.lines.first { $0.contains("gpu.price.median{gpu=h100}") }
            #expect(price?.contains("2.56 USD/GPU-hour") == true)
            #expect(price?.hasSuffix("capacity") == true)
            #expect(outcome.output.contains("HTTP 500: down"))
        }
    }

    @Test func `without a database it says so and shows nothing`() async throws {
        let program = try Program(networks: Program.networks)
        let outcome = try await program.run("status", "--json")
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(program.database.path))
        #expect(!FileManager.default.fileExists(atPath: program.database.path))
    }

    @Test func `an older file is read as it is, one that readers cannot read says what to do`() async throws {
        try await Program.collected { program in
            let newest = try await program.run("status", "--csv")
            // What the version after this one added only makes things faster.
            _ = try SQLiteShell.run(
                """
                DROP TRIGGER poll_outdates_days; DROP TABLE response_day;
                DELETE FROM migration WHERE name = 'history 6'; PRAGMA user_version = 5
                """, on: program.database)
            for arguments in [
                ["status", "--csv"], ["status", "--derived"], ["prices"], ["export"], ["doctor"],
                ["chart", "alpha", "nodes.online"], ["sql", "SELECT count(*) FROM samples"],
            ] {
                let outcome = try await program.run(arguments)
                #expect(outcome.status == 0, "\(arguments) \(outcome.errors)\(outcome.output)")
                #expect(outcome.errors.isEmpty)
                if arguments == ["status", "--csv"] {
                    #expect(outcome.lines.count == newest.lines.count)
                }
            }
            #expect(try SQLiteShell.run("PRAGMA user_version", on: program.database) == ["5"])
            _ = try SQLiteShell.run(
                "DELETE FROM migration WHERE name = 'history 4'; PRAGMA user_version = 3",
                on: program.database)
            let refused = try await program.run("status")
            #expect(refused.status == 1 && refused.output.isEmpty)
            #expect(
                refused.errors.hasSuffix(
                    "\(program.database.path) is not prepared for this Assay yet: start `assay` or `assay collect` on it once.\n"
                ), "\(refused.errors)")
        }
    }

    @Test func `a bad definition is told and the others are shown`() async throws {
        try await Program.collected { program in
            try program.write("id: gamma\nnmae: G\n", to: "files/Data/Networks/gamma.yaml")
            let outcome = try await program.run("status", "--csv")
            #expect(outcome.status == 0)
            #expect(
                outcome.errors.hasPrefix("Networks/gamma.yaml:2:1: nmae: unknown key; did you mean 'name'?"))
        }
    }

    @Test func `prices are read from the same database`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("prices", "--gpu", "NVIDIA H100 80GB", "--json")
            #expect(outcome.status == 0)
            #expect(
                outcome.output.contains(
                    #""seller":"alpha","side":"decentralized","price":2.56,"standing":"counted""#))
            let text = try await program.run("prices", environment: ["COLUMNS": "80"])
            #expect(text.status == 0)
            #expect(text.lines.allSatisfy { $0.count <= 80 })
            #expect(text.output.contains("2.56"))
        }
    }

    @Test func `derived figures say how, or why not`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("status", "alpha", "--derived")
            #expect(outcome.status == 0)
            let discount = try #require(outcome.lines.first { $0.contains("price.discount{gpu=h100}") })
            // 1 - 2.56 / 11.06, the median of 6.88, 11.06 and 12.29.
            #expect(discount.contains("76.9 %"))
            #expect(discount.contains("Baselines/gcp.yaml"))
            #expect(outcome.output.contains("absent, no source lists the nodes by id: nodes.churn"))
            let json = try await program.run("status", "alpha", "--derived", "--json")
            let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
            let figures = try #require(object?["figures"] as? [[String: Any]])
            let availability = try #require(figures.first { $0["metric"] as? String == "availability.mean" })
            // One poll is none of the three days that it takes.
            #expect(availability["value"] as? Double == nil)
            #expect(
                availability["absent"] as? String == "availability covers 0 % of the window, 10 % are needed")
            #expect(try await program.run("status", "--derived", "--watch").status == 64)
            #expect(try await program.run("status", "beta", "--derived").status == 2)
        }
    }

    @Test(arguments: ["assay/assay.sqlite", "elsewhere/assay.sqlite"])
    func `without a database it says what starts one`(path: String) async throws {
        let program = try Program(networks: [:])
        let data = program.home.appending(path: "data")
        let outcome = try await program.run(
            "status",
            environment: ["XDG_DATA_HOME": data.path, "ASSAY_DATABASE": data.appending(path: path).path])
        #expect(outcome.status == 1)
        // Only the default folder is made by whoever starts one.
        #expect(
            outcome.errors.contains(
                path.hasPrefix("assay/")
                    ? "There is no database at \(data.path)/assay/assay.sqlite: `assay collect` starts one."
                    : "There is no folder \(data.path)/elsewhere for the database"))
        #expect(!FileManager.default.fileExists(atPath: data.path))
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
