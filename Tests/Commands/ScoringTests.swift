import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ScoringTests {
    private static let golden = Repository.root.appending(path: "Tests/Evaluation/Fixtures/alpha.json").path

    private func assessed(_ body: (Program) async throws -> Void) async throws {
        let program = try Program(networks: Program.networks)
        let outcome = try await program.run(
            "assess", "Alpha Labs", "--answers", Self.golden, "--assessor", "K. Meyer")
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.output.hasPrefix("Alpha Labs  67 [56–76]"))
        try await body(program)
    }

    @Test func `a new database begins with the projects of the data`() async throws {
        let program = try Program(networks: Program.networks)
        let list = try await program.run("project", "list")
        #expect(list.status == 0)
        #expect(list.lines.map { $0.split(separator: " ").first.map(String.init) } == ["alpha", "beta"])
        #expect(list.lines.allSatisfy { $0.contains("[0–100]") && $0.contains("0 % answered") })
        // Names stand below each other whatever signs they have.
        #expect(try await program.run("project", "add", "分散型計算").status == 0)
        let named = try await program.run("project", "list")
        #expect(named.lines.contains("project-1  分散型計算  [0–100]  0 % answered  Not decidable yet"))
        #expect(
            named.lines.contains(
                "alpha      alpha       [0–100]  0 % answered  Not decidable yet  tied to alpha"))
    }

    @Test(arguments: [
        ["score", "alpha"], ["project", "list"], ["compare", "alpha", "beta"], ["report", "alpha"],
        ["project", "remove", "alpha"], ["release", "alpha", "nodes.online"],
    ]) func `a database that was named and is not there is told, and not made`(command: [String]) async throws
    {
        let program = try Program(networks: Program.networks)
        let place = program.home.appending(path: "typo.sqlite").path
        let outcome = try await program.run(command + ["--database", place])
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("There is no database at \(place)"), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: place))
    }

    @Test func `projects are added, tied and removed`() async throws {
        let program = try Program(networks: Program.networks)
        #expect(
            try await program.run("project", "add", "Example Labs", "--network", "alpha").output
                == "added example-labs\n")
        #expect(try await program.run("project", "add", "Example Labs").status == 1)
        #expect(
            try await program.run("project", "tie", "example-labs", "beta").output
                == "example-labs is tied to beta\n")
        #expect(try await program.run("project", "tie", "example-labs", "gamma").status == 64)
        #expect(try await program.run("project", "list").output.contains("tied to beta"))
        #expect(
            try await program.run("project", "remove", "example-labs").output.hasPrefix(
                "removed example-labs"))
        #expect(try await program.run("project", "remove", "example-labs").status == 64)
        #expect(try await !program.run("project", "list").output.contains("example-labs"))
    }

    @Test func `the score of the golden assessment has the documented form`() async throws {
        try await assessed { program in
            let outcome = try await program.run("score", "alpha-labs", "--json")
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            let still = outcome.output.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/, with: "TIME")
                .replacing(/\d+\.\d+\.\d+#[0-9a-f]+/, with: "EDITION")
            let overall = #"{"point":67.127190,"low":56.007594,"high":75.749586,"coverage":0.924669}"#
            let start =
                #"{"project":"alpha-labs","as_of":"TIME","rubrics":{"checklist":"EDITION","trade-offs":"EDITION","risks":"EDITION","bottleneck":"EDITION"},"#
                + #""score":\#(overall),"raw":\#(overall),"checklist":{"point":"#
            #expect(still.hasPrefix(start), "\(still)")
            for pillar in [
                #""tradeoffs":{"point":59.130260,"low":52.778324,"high":64.847591,"coverage":1.000000}"#,
                #"{"id":"q1","point":75.000000,"low":70.000000,"high":80.000000,"coverage":1.000000}"#,
                #"{"id":"q2","point":75.000000,"low":67.857143,"high":92.857143,"coverage":0.883117}"#,
                #"{"id":"q3","point":82.692308,"low":82.692308,"high":82.692308,"coverage":1.000000}"#,
                #"{"id":"q4","point":50.000000,"low":36.250000,"high":53.750000,"coverage":1.000000}"#,
                #"{"id":"q5","point":75.000000,"low":75.000000,"high":75.000000,"coverage":1.000000}"#,
                #"{"id":"q6","point":57.142857,"low":25.000000,"high":77.500000,"coverage":0.700000}"#,
                #"{"id":"q7","point":75.000000,"low":38.888889,"high":94.444444,"coverage":0.666667}"#,
                #"{"id":"t.vendors","point":61.237244,"low":39.528471,"high":81.009259,"#,
                #"{"id":"t.compute","point":61.237244,"low":61.237244,"high":61.237244,"#,
                #"{"id":"t.data","point":null,"low":null,"high":null,"coverage":null}"#,
                #"{"id":"t.openness","point":50.000000,"low":43.301270,"high":55.901699,"#,
                #"{"id":"t.tokens","point":61.237244,"low":61.237244,"high":61.237244,"#,
                #"{"id":"t.transparency","point":61.237244,"low":53.033009,"high":68.465320,"#,
            ] { #expect(still.contains(pillar), "\(pillar)") }
            // Nothing of the project was measured, so it stays at the starting point whatever its answers say.
            let end =
                #""bands":{"assured":"C","indicated":"B","possible":"B"},"gates":{"K1":"pass","K2":"pass","K3":"pass","#
                + #""K4":"pass","K5":"pass","K6":"pass"},"stage":0,"verdict":"Proceed with conditions","weights":"balanced""#
            #expect(still.contains(end))
        }
    }

    @Test func `the keys of the score stand in their order`() async throws {
        let program = try Program(networks: Program.networks)
        let outcome = try await program.run("score", "alpha", "--json")
        #expect(outcome.status == 0)
        let keys = [
            "project", "as_of", "rubrics", "score", "raw", "checklist", "tradeoffs", "questions", "rows",
            "bands",
            "gates", "stage", "verdict",
        ]
        // The rubric's own name stands among the rubrics too.
        let places = keys.map { key in
            outcome.output.range(of: key == "checklist" ? #""checklist":{"# : "\"\(key)\":")?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
        #expect(
            outcome.output.contains(
                #""score":{"point":null,"low":0.000000,"high":100.000000,"coverage":0.000000}"#))
    }

    @Test func `people read the score and its pillars`() async throws {
        try await assessed { program in
            let outcome = try await program.run("score", "Alpha Labs")
            #expect(outcome.status == 0)
            #expect(outcome.lines.first?.hasPrefix("Alpha Labs  67 [56–76]  92") == true, "\(outcome.output)")
            #expect(outcome.lines.contains { $0.hasPrefix("  q4  50 [36–54]") })
        }
    }

    @Test func `an answers file that is about another project is taken with a warning, nobody's is refused`()
        async throws
    {
        let program = try Program(networks: Program.networks)
        let answers = try program.write(
            "project: beta\nanswers: { q3.gpus: { level: 1, grade: D } }\n", to: "answers.yaml")
        let outcome = try await program.run("assess", "alpha", "--answers", answers)
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.contains(
                "warning: the file says that it is about beta, and is stored as about alpha"))
        #expect(!(try await program.run("assess", "beta", "--answers", answers).errors.contains("about")))
        let nobody = try await program.run("assess", "beta", "--answers", answers, "--assessor", " ")
        #expect(nobody.status == 64 && nobody.errors.contains("--assessor is empty"))
    }

    @Test(arguments: ["score", "report"])
    func `a project that nobody knows is told with the nearest`(command: String) async throws {
        let outcome = try await Program(networks: Program.networks).run(command, "alhpa")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("alpha"))
        #expect(outcome.output.isEmpty)
    }

    @Test func `a grade without evidence is a warning, and refused when strict`() async throws {
        let program = try Program(networks: Program.networks)
        let answers = try program.write("answers: { q3.gpus: { level: 3, grade: A } }\n", to: "answers.yaml")
        let strict = try await program.run("assess", "alpha", "--answers", answers, "--strict")
        #expect(strict.status == 1)
        #expect(strict.errors.contains("q3.gpus"))
        let lax = try await program.run("assess", "alpha", "--answers", answers)
        #expect(lax.status == 0)
        #expect(lax.errors.contains("warning: ") && lax.errors.contains("q3.gpus"))
    }

    @Test func `a wrong answer is told with file, line and key`() async throws {
        let program = try Program(networks: Program.networks)
        let answers = try program.write("answers:\n  q3.gpus: { level: 7 }\n", to: "answers.yaml")
        let outcome = try await program.run("assess", "alpha", "--answers", answers)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("answers.yaml:2:"))
        #expect(try await program.run("assess", "alpha", "--answers", "/nonexistent.yaml").status == 1)
    }

    @Test func `a comparison of what nobody answered decides nothing`() async throws {
        let outcome = try await Program(networks: Program.networks).run(
            "report", "--compare", "alpha", "beta")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("not decidable yet, since too little is answered"))
        #expect(outcome.output.contains("too little is answered to say for whom they are first."))
        #expect(!outcome.output.contains("agree on who is first") && !outcome.output.contains("care about"))
    }

    @Test func `a comparison takes two projects, each once`() async throws {
        let program = try Program(networks: Program.networks)
        for command in [
            ["compare", "alpha"], ["compare", "alpha", "alpha"], ["report", "--compare", "alpha"],
        ] {
            let outcome = try await program.run(command)
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("two projects or more"), "\(outcome.errors)")
        }
        let twice = try await program.run("compare", "alpha", "beta", "alpha")
        #expect(twice.status == 0)
        #expect(twice.errors.contains("named twice"))
    }

    @Test func `a report is the same bytes each time, and written over nothing`() async throws {
        try await assessed { program in
            let first = try await program.run("report", "alpha-labs")
            let second = try await program.run("report", "alpha-labs")
            #expect(first.status == 0)
            #expect(first.output == second.output)
            #expect(first.output.hasPrefix("---\n"))
            #expect(first.output.contains("K. Meyer"))
            let path = program.home.appending(path: "report.md").path
            #expect(try await program.run("report", "alpha-labs", "-o", path).status == 0)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == first.output)
            let again = try await program.run("report", "alpha-labs", "-o", path)
            #expect(again.status == 1)
            #expect(again.errors.contains("--force"))
            #expect(try await program.run("report", "alpha-labs", "-o", path, "--force").status == 0)
            #expect(try await program.run("report", "alpha-labs", "-o", "-").output == first.output)
            // Nothing takes the place of a link, or of a device.
            let link = program.home.appending(path: "link.md").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(try await program.run("report", "alpha-labs", "-o", link, "--force").status == 0)
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == first.output)
        }
    }

    @Test func `a score of another day counts what was known on it`() async throws {
        let program = try Program(networks: Program.networks)
        let samples = try program.write(
            """
            network,metric,labels,time,value,quality,origin,source_network,source
            alpha,nodes.online,,2026-02-10T12:00:00Z,62,good,measured,alpha,capacity

            """, to: "samples.csv")
        #expect(try await program.run("import", samples).status == 0)
        let answers = try program.write(
            "as_of: 2026-02-02\nanswers: { q1: { level: 2 }, q3: { level: 2 } }\n", to: "answers.yaml")
        #expect(try await program.run("assess", "alpha", "--answers", answers).status == 0)
        for (day, answered, supply) in [
            ("2026-02-02", "22 % answered", false), ("2026-02-10", "22 % answered", true),
            ("2026-02-11", "22 % answered", true), ("2026-02-20", "22 % answered", false),
        ] {
            let text = try await program.run("score", "alpha", "--as-of", day)
            #expect(text.output.contains(answered), "\(day) \(text.output)")
            let json = try await program.run("score", "alpha", "--as-of", day, "--json").output
            #expect(json.contains(#""S1b":"met""#) == supply, "\(day) \(json)")
        }
        for command in ["score", "report"] {
            let early = try await program.run(command, "alpha", "--as-of", "2026-01-30")
            #expect(early.status == 1 && early.output.isEmpty)
            #expect(
                early.errors.contains(
                    "nothing of alpha was assessed by 2026-01-30; the first is of 2026-02-02"),
                "\(early.errors)")
        }
    }

    @Test func `a report without an assessment is the same bytes for the same day, and names none`()
        async throws
    {
        let program = try Program(networks: Program.networks)
        let command = ["report", "alpha", "--as-of", "2026-01-02"]
        let first = try await program.run(command)
        #expect(first.status == 0)
        #expect(first.lines.contains("assessment: null"))
        #expect(first.output.contains("Assessed by nobody yet."))
        #expect(first.lines.contains("assessors: []") && !first.output.contains("This is a draft"))
        #expect(try await program.run(command).output == first.output)
        let json = try await program.run(command + ["--format", "json"]).output
        #expect(json.contains(#""assessment":null"#) || json.contains(#""assessment": null"#))
    }

    @Test func `the whole path from answers to a comparison runs`() async throws {
        try await assessed { program in
            let beta = Repository.root.appending(path: "Tests/Evaluation/Fixtures/beta.json").path
            #expect(
                try await program.run("assess", "beta", "--answers", beta, "--assessor", "T. Ito").status == 0
            )
            let compared = try await program.run("compare", "alpha-labs", "beta")
            #expect(compared.status == 0)
            #expect(compared.lines[0] == "Alpha Labs can be recommended with conditions.")
            #expect(compared.lines[1].hasPrefix("Alpha Labs comes first, ahead of beta in "))
            let json = try await program.run("compare", "alpha-labs", "beta", "--json")
            #expect(
                json.output.hasPrefix(
                    #"{"report":"assay.comparison/1","mode":"around","runs":10000,"seed":"0x"#))
            #expect(try await program.run("compare", "alpha-labs", "beta", "--json").output == json.output)
            let report = try await program.run("report", "--compare", "alpha-labs", "beta")
            #expect(report.output.hasPrefix("---\nreport: assay.comparison/1\n"))
            // A second assessor of the same project is combined with the first.
            #expect(
                try await program.run("assess", "alpha-labs", "--answers", beta, "--assessor", "T. Ito")
                    .status == 0)
            let both = try await program.run("report", "alpha-labs")
            #expect(both.output.contains("assessors: [\"K. Meyer\", \"T. Ito\"]"))
            #expect(both.output.contains("Two levels or more apart"))
            #expect(
                try await program.run("report", "--history", "alpha-labs").output.contains("2 assessments"))
            let object = try JSONSerialization.jsonObject(
                with: Data(try await program.run("report", "alpha-labs", "--format", "json").output.utf8))
            #expect((object as? [String: Any])?["report"] as? String == "assay.assessment/1")
        }
    }

    @Test func `weights are named, and a wrong name is told with those that there are`() async throws {
        try await assessed { program in
            let investor = try await program.run("score", "alpha-labs", "--weights", "investor", "--json")
            #expect(investor.output.contains(#""weights":"investor""#))
            let wrong = try await program.run("score", "alpha-labs", "--weights", "nobody")
            #expect(wrong.status == 64)
            #expect(
                wrong.errors.contains("balanced, equal, investor, founder, enterprise-buyer, crypto-native"))
        }
    }

    @Test func `a founder is asked, and gets a memo`() async throws {
        let program = try Program(networks: [:])
        let form = try await program.run("fit")
        #expect(form.status == 0)
        #expect(form.lines.count { $0.contains("{ state: unknown }") } == 28)
        let answers = try program.write(
            form.output.replacing("w.infra: { state: unknown }", with: "w.infra: { level: 0 }"),
            to: "fit.yaml")
        let memo = try await program.run("fit", "--answers", answers, "--product", "Coder")
        #expect(memo.output.contains("# Coder: should it decentralize?"))
        #expect(memo.output.contains("**Start centralized.**"))
        let json = try await program.run("fit", "--answers", answers, "--format", "json")
        #expect(json.output.contains(#""recommendation":"Start centralized""#))
    }

    @Test func `rubrics are listed, shown, checked and compared`() async throws {
        let program = try Program(networks: [:])
        #expect(try await program.run("rubric").output.contains("checklist  2.0.0#"))
        #expect(try await program.run("rubric", "show", "q3.gpus").output.contains("0  None observable."))
        #expect(try await program.run("rubric", "show", "q3.gpsu").errors.contains("did you mean 'q3.gpus'?"))
        #expect(try await program.run("rubric", "check").lines.count == 6)
        let rubrics = Repository.root.appending(path: "Rubrics")
        for name in ["checklist", "trade-offs", "risks", "bottleneck", "founder-fit", "layers"] {
            let file = try await program.run("rubric", "check", rubrics.appending(path: name + ".yaml").path)
            #expect(file.status == 0 && file.output.hasPrefix(name + "  "), "\(file)")
        }
        let fit = rubrics.appending(path: "founder-fit.yaml").path
        #expect(try await program.run("rubric", "diff", fit, fit).output.hasPrefix("0 differences"))
        let shipped = Repository.root.appending(path: "Rubrics/bottleneck.yaml")
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let changed = try program.write(
            text.replacing("importance: high", with: "importance: low", maxReplacements: 1),
            to: "changed.yaml")
        let diff = try await program.run("rubric", "diff", shipped.path, changed)
        #expect(diff.output.contains("major  b.layer importance: high -> low"))
        #expect(diff.output.contains("1.0.0 -> 2.0.0"))
        #expect(diff.status == 1)
    }

    @Test func `what is laid over a rubric is checked, and must add to one`() async throws {
        let program = try Program(networks: [:])
        let weights = "weights:\n  - { id: mine, title: Mine, points: { q1: 100, q2: 50 } }\n"
        func write(_ target: String) throws -> String {
            try program.write(
                "id: ours\nadds-to: \(target)\nversion: 1.0.0\n" + weights,
                to: ".config/assay/rubrics/ours.yaml")
        }
        let good = try write("checklist")
        let checked = try await program.run("rubric", "check", good)
        #expect(checked.status == 0, "\(checked)")
        #expect(checked.output.hasPrefix("adds to checklist  2.0.0+ours.1.0.0#"))
        #expect(try await program.run("rubric", "list").output.contains("mine"))
        let bad = try write("checklists")
        for command in [["rubric", "check", bad], ["rubric", "check"], ["score", "alpha"]] {
            let outcome = try await program.run(command)
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains(
                    "ours.yaml:2:1: adds-to: no rubric 'checklists'; did you mean 'checklist'? There are: checklist,"
                ), "\(outcome.errors)")
        }
        #expect(try await program.run("doctor").output.contains("BAD   rubrics: "))
    }

    @Test func `weights are asked for again where an answer is none`() async throws {
        let program = try Program(networks: [:])
        let outcome = try await program.run(
            ["rubric", "weigh"], by: "printf 'xx\\nq1\\nyes\\n' | \"$0\" \"$@\"")
        #expect(outcome.errors.contains("'xx' is none of these; type its id, such as q1"))
        #expect(outcome.errors.contains("'yes' is no number from 0 to 100"))
        #expect(outcome.status == 64)
    }

    @Test func `claims and replies are kept, and printed by the report`() async throws {
        try await assessed { program in
            let claim = try await program.run(
                "project", "claim", "alpha-labs", "gpu.total", "1000", "--url", "https://example.org",
                "--date",
                "2026-11-01")
            #expect(claim.output == "alpha-labs claims gpu.total 1 000 GPUs, read on 2026-11-01\n")
            let reply = try program.write("We | disagree.\n", to: "reply.txt")
            #expect(
                try await program.run("project", "reply", "alpha-labs", "--author", "Alpha", "--file", reply)
                    .status
                    == 0)
            let report = try await program.run("report", "alpha-labs").output
            #expect(report.contains("> We \\| disagree."))
            #expect(
                report.contains(
                    "| GPUs (gpu.total) | 1 000 GPUs | [https\\://example.org](https://example.org), 2026-11-01 | ? | ? |"
                ))
        }
    }

    @Test func `a claim of the same figure and day is written over only when asked`() async throws {
        let program = try Program(networks: Program.networks)
        let claim = [
            "project", "claim", "alpha", "nodes.online", "--date", "2026-11-01", "--url", "https://e.org",
        ]
        #expect(try await program.run(claim + ["100"]).status == 0)
        #expect(try await program.run(claim + ["100"]).status == 0)
        let other = try await program.run(claim + ["200"])
        #expect(other.status == 1)
        #expect(
            other.errors.contains(
                "alpha claims nodes.online 100 on 2026-11-01 already; --force writes over it"))
        #expect(try await program.run(claim + ["200", "--force"]).status == 0)
    }

    @Test func `a name that makes another project's id is refused, and nothing is stored`() async throws {
        let program = try Program(networks: Program.networks)
        let answers = try program.write("answers: { q1: { level: 2 } }\n", to: "answers.yaml")
        for command in [["assess", "Alpha?", "--answers", answers], ["project", "add", "Alpha!"]] {
            let outcome = try await program.run(command)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("which the project 'alpha' has; say 'alpha' if that is meant"))
        }
        #expect(try await program.run("project", "list").output.contains("tied to alpha"))
    }

    @Test func `weights that there are not are refused before a project is added`() async throws {
        let program = try Program(networks: Program.networks)
        let answers = try program.write("answers: { q1: { level: 2 } }\n", to: "answers.yaml")
        let outcome = try await program.run("assess", "Newbie", "--answers", answers, "--weights", "nosuch")
        #expect(outcome.status == 64)
        #expect(!(try await program.run("project", "list").output.contains("newbie")))
    }

    @Test func `evidence of what there is not is told by the report too`() async throws {
        let program = try Program(networks: Program.networks)
        let answers = try program.write(
            """
            answers:
              q3.gpus: { level: 1, grade: A, evidence: { series: alpha nope.metric, value: 3 } }

            """, to: "answers.yaml")
        let said = "alpha nope.metric is said to be measured, and there is no metric 'nope.metric'"
        let outcome = try await program.run("assess", "alpha", "--answers", answers)
        #expect(outcome.errors.contains(said))
        let report = try await program.run("report", "alpha").output.replacing("\\", with: "")
        #expect(report.contains("- q3.gpus: \(said)"))
    }

    @Test func `a demo touches nothing before it knows that it can run`() async throws {
        let program = try Program(networks: Program.networks)
        let notes = try program.write("mine\n", to: "notes.txt")
        let outcome = try await program.run("demo", "--fresh", "--database", notes)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("the demo needs a terminal"))
        #expect(try String(contentsOfFile: notes, encoding: .utf8) == "mine\n")
    }
}
