import Catalog
import Documents
import Foundation
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `The catalog` {
    @Test func `lists networks by layer, then by name`() throws {
        let folder = try Folder()
        try folder.write("Networks/a.yaml", network(id: "a", name: "Zeta", layer: "data"))
        try folder.write("Networks/b.yaml", network(id: "b", name: "Alpha", layer: "data"))
        try folder.write("Networks/c.yaml", network(id: "c", name: "Gamma", layer: "distributed-compute"))
        try folder.write("Networks/.hidden.yaml", "not: a network")
        try folder.write("Networks/notes.txt", "not a network")
        let catalog = folder.load()
        #expect(catalog.problems == [])
        #expect(catalog.networks.map(\.id) == ["c", "b", "a"])
        #expect(catalog["c"]?.layer == .distributedCompute && catalog["nothing"] == nil)
        #expect(catalog.vocabulary["nodes.online"]?.labels == ["country"])
        #expect(catalog.gpus.name(of: "NVIDIA H100 80GB HBM3") == "h100")
    }

    @Test func `leaves a bad file out and names it`() throws {
        let folder = try Folder()
        try folder.write("Networks/good.yaml", network())
        try folder.write("Networks/bad.yaml", network(id: "bad", more: "hoem: https://example.org"))
        let catalog = folder.load()
        #expect(catalog.networks.map(\.id) == ["testnet"])
        #expect(
            catalog.problems.map(\.description) == [
                "Networks/bad.yaml:6:1: hoem: unknown key; did you mean 'home'?"
            ])
    }

    @Test func `lets a user's file take the place of a shipped one`() throws {
        let folder = try Folder()
        let user = try Folder("config")
        try folder.write("Networks/testnet.yaml", network(name: "Shipped"))
        try user.write("Networks/mine.yaml", network(name: "Mine"))
        try user.write("Networks/own.yaml", network(id: "own"))
        try user.write("Networks/broken.yaml", "id: [")
        let catalog = folder.load(user: user)
        #expect(catalog.networks.map(\.name) == ["Mine", "Testnet"])
        #expect(catalog["testnet"]?.isUser == true)
        #expect(catalog.problems.count == 1)
        #expect(catalog.problems.first?.place.file.hasSuffix("config/Networks/broken.yaml") == true)
    }

    @Test func `needs no folder of a user`() throws {
        let folder = try Folder()
        try folder.write("Networks/testnet.yaml", network())
        let catalog = Catalog.load(shipped: folder.url.path, user: "/nowhere")
        #expect(catalog.networks.count == 1 && catalog.problems.isEmpty)
    }

    @Test func `takes one of two files with one id`() throws {
        let folder = try Folder()
        try folder.write("Networks/a.yaml", network(name: "First"))
        try folder.write("Networks/b.yaml", network(name: "Second"))
        let catalog = folder.load()
        #expect(catalog.networks.map(\.name) == ["First"])
        #expect(
            catalog.problems.map(\.description) == [
                "Networks/b.yaml: id: 'testnet' is taken by Networks/a.yaml"
            ])
    }

    @Test func `reads no network without its words`() throws {
        let folder = try Folder()
        try folder.write("Networks/testnet.yaml", network())
        try folder.write("Metrics.yaml", "metrics:\n  nodes.online: { title: Nodes, unit: count }\n")
        let catalog = folder.load()
        #expect(catalog.networks.isEmpty)
        #expect(
            catalog.problems.map(\.description) == [
                "Metrics.yaml:2:3: metrics.nodes.online: missing key 'meaning'"
            ])
    }

    @Test(arguments: [
        ("title: T, unit: count, meaning: M, kind: sum", "kind: expected one of gauge, counter, found 'sum'"),
        (
            "title: T, unit: count, meaning: M, bounds: [1, 0]",
            "bounds: expected [least, greatest], such as [0, 1] or [0, .inf]"
        ),
        (
            "title: T, unit: count, meaning: M, decimals: 20",
            "decimals: expected a whole number from 0 to 15, found '20'"
        ),
        (
            "title: T, unit: count, meaning: M, labels: [a-b]",
            "labels[0]: expected a label's name of a-z, digits and _, found 'a-b'"
        ),
        ("title: T, unit: count, meaning: M, labls: []", "labls: unknown key; did you mean 'labels'?"),
    ])
    func `says what is wrong with a metric`(keys: String, problem: String) throws {
        let folder = try Folder()
        try folder.write("Metrics.yaml", "metrics:\n  a.b: { \(keys) }\n")
        let error = try #require(folder.load().problems.first)
        #expect("\(error)".hasPrefix("Metrics.yaml:2:"))
        #expect("\(error)".hasSuffix("metrics.a.b.\(problem)"))
    }

    @Test func `holds bounds that may be open`() throws {
        let folder = try Folder()
        try folder.write(
            "Metrics.yaml",
            "metrics:\n  a: { title: T, unit: ratio, kind: counter, direction: down, decimals: 2, meaning: M, bounds: [0, .inf] }\n"
        )
        let metric = try #require(folder.load().vocabulary["a"])
        #expect(metric.bounds == 0...Double.infinity)
        #expect(metric.kind == .counter && metric.direction == .down && metric.unit == .ratio)
    }

    @Test func `reads what happened to networks`() throws {
        let folder = try Folder()
        try folder.write("Networks/testnet.yaml", network())
        try folder.write(
            "Annotations.yaml",
            """
            annotations:
              - { network: testnet, at: 2026-08-12, kind: measurement, text: Later., source: b }
              - { network: testnet, at: 2026-03-23, kind: network, text: It forked., source: a, metrics: [gpu.total] }
            """)
        let annotations = folder.load().annotations
        #expect(annotations.map(\.at.day) == ["2026-03-23", "2026-08-12"])
        #expect(annotations.map { $0.concerns("testnet", "nodes.online") } == [false, true])
        #expect(annotations.map { $0.concerns("testnet", "gpu.total") } == [true, true])
        #expect(!annotations[1].concerns("other", "gpu.total"))
    }

    @Test(arguments: [
        (
            "network: other",
            "Annotations.yaml:2:7: annotations[0].network: expected the id of a network, found 'other'"
        ),
        (
            "at: May",
            "Annotations.yaml:2:25: annotations[0].at: expected a day such as 2026-08-22, found 'May'"
        ),
    ])
    func `names an event that nobody can place`(change: String, message: String) throws {
        let folder = try Folder()
        try folder.write("Networks/testnet.yaml", network())
        let key = change.prefix { $0 != ":" }
        let event = ["network: testnet", "at: 2026-08-12", "kind: network", "text: It forked", "source: a"]
            .map { $0.hasPrefix(key + ":") ? change : $0 }
        try folder.write("Annotations.yaml", "annotations:\n  - { \(event.joined(separator: ", ")) }\n")
        let catalog = folder.load()
        #expect(catalog.annotations == [] && catalog.networks.count == 1)
        #expect(catalog.problems.map(\.description) == [message])
    }
}
