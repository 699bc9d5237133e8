import Analysis
import Catalog
import Documents
import Foundation
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct PriceRulesTests {
    @Test func `the shipped rules and baselines can be used`() throws {
        let data = Repository.root.appending(path: "Data").path
        let (rules, problems) = PriceRules.load(
            shipped: data, catalog: Catalog.load(shipped: data, user: nil))
        #expect(problems == [])
        let found = try #require(rules)
        #expect(abs(found.basket.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
        #expect(found.counted == ["aws", "gcp", "azure"])
        #expect(found.clouds.map(\.id) == ["aws", "gcp", "azure", "lambda"])
        // Each as it is in the lists that the files name.
        let prices = found.clouds.map { $0.listPrice(of: "h100", .onDemand)?.price }
        #expect(prices == [6.88, 11.0612499878219, 12.29, 3.99])
        #expect(found.clouds[1].listPrice(of: "h100", .spot)?.price == 6.32619260273973)
    }

    @Test(
        arguments: [
            (
                "weight: 0.5 }", "weight: 0.6 }",
                "PriceIndex.yaml:1:1: basket: the weights add up to 1.1, not to 1"
            ),
            ("gpu: l40s", "gpu: l40", nil),
            (
                "gpu: l40s", "gpu: l4os",
                "PriceIndex.yaml:4:7: basket[2].gpu: no GPU 'l4os' in GPUs.yaml; did you mean 'l40s'?"
            ),
            ("gpu: l40s", "gpu: h100", "PriceIndex.yaml:4:5: basket[2]: 'h100' is there twice"),
            (
                "weight: 0.2", "weight: -0.2",
                "PriceIndex.yaml:4:18: basket[2].weight: expected a number over 0 and at most 1"
            ),
            (
                "max-age: 24h", "max-age: 1",
                "PriceIndex.yaml:5:53: price.max-age: expected a duration of 1s or more (30s, 10m, 24h, 7d), found '1'"
            ),
            (
                "gpu.available, gpu", "gpu.avaliable, gpu",
                "PriceIndex.yaml:6:19: free.metrics[0]: no metric 'gpu.avaliable' in Metrics.yaml; did you mean 'gpu.available'?"
            ),
            (
                "control: marketplace", "control: market",
                "PriceIndex.yaml:9:18: sides.marketplace.control: expected one of decentralized, marketplace, company, found 'market'"
            ),
            (
                "[lambda]", "[oracle]",
                "PriceIndex.yaml:11:9: shown[0]: no such cloud in Baselines; there are: aws, azure, gcp, lambda"
            ),
            ("overall:", "over-all:", "PriceIndex.yaml:12:1: over-all: unknown key; did you mean 'overall'?"),
            (
                "against: cloud", "against: clouds",
                "PriceIndex.yaml:13:32: discount.against: expected one of decentralized, marketplace, cloud, found 'clouds'"
            ),
            ("dated-after: 30d", "", "PriceIndex.yaml:1:1: missing key 'dated-after'"),
        ] as [(String, String, String?)])
    func `a wrong rule is told with its place`(old: String, new: String, problem: String?) throws {
        let fixture = try Fixture()
        try fixture.write("PriceIndex.yaml", Fixture.rules.replacing(old, with: new))
        let (rules, problems) = PriceRules.load(shipped: fixture.folder.path, catalog: fixture.catalog)
        #expect(problems.map(\.description) == [problem].compactMap(\.self))
        #expect((rules == nil) == (problem != nil))
    }

    @Test(arguments: [
        (
            "price: 1.09", "price: 0",
            "Baselines/lambda.yaml:8:19: prices[1].price: a price is over 0 and at most 1000 USD per GPU and hour"
        ),
        (
            "price: 1.09", "price: .inf",
            "Baselines/lambda.yaml:8:19: prices[1].price: a price is over 0 and at most 1000 USD per GPU and hour"
        ),
        (
            "term: on-demand, source: list }\n  - { gpu: a6000",
            "term: later, source: list }\n  - { gpu: a6000",
            "Baselines/lambda.yaml:7:46: prices[0].term: expected one of on-demand, spot, found 'later'"
        ),
        ("id: lambda", "id: aws", "Baselines/lambda.yaml: id: 'aws' is taken by Baselines/aws.yaml"),
        (
            "at: list of prices", "at: list, seen: 2026-13-01",
            "Baselines/lambda.yaml:5:21: sources.list.seen: expected a day such as 2026-08-22, found '2026-13-01'"
        ),
        (
            "source: list }\n  - { gpu: a6000", "source: lost }\n  - { gpu: a6000",
            "Baselines/lambda.yaml:7:63: prices[0].source: not one of sources: list"
        ),
    ])
    func `a wrong baseline is left out and told with its place`(old: String, new: String, problem: String)
        throws
    {
        let fixture = try Fixture()
        let text = try #require(Fixture.clouds["lambda"])
        #expect(text.contains(old))
        try fixture.write("Baselines/lambda.yaml", text.replacing(old, with: new))
        try fixture.write("PriceIndex.yaml", Fixture.rules.replacing("shown: [lambda]", with: ""))
        let (rules, problems) = PriceRules.load(shipped: fixture.folder.path, catalog: fixture.catalog)
        #expect(problems.map(\.description) == [problem])
        #expect(rules?.clouds.map(\.id) == ["aws", "gcp", "azure"])
    }

    @Test(arguments: 0..<8) func `no change of a file traps`(round: Int) throws {
        let fixture = try Fixture()
        let catalog = fixture.catalog
        var random = SplitMix64(seed: UInt64(round))
        let cloud = try #require(Fixture.clouds["azure"])
        for _ in 0..<15 {
            try fixture.write("PriceIndex.yaml", random.mutated(Fixture.rules))
            try fixture.write("Baselines/azure.yaml", random.mutated(cloud))
            let (rules, problems) = PriceRules.load(shipped: fixture.folder.path, catalog: catalog)
            #expect(rules != nil || !problems.isEmpty)
            guard let rules else { continue }
            #expect(rules.clouds.flatMap(\.prices).allSatisfy { $0.price > 0 && $0.price.isFinite })
            _ = try PriceBoard(catalog, rules: rules, history: fixture.history, at: noon)
        }
    }

    @Test func `without the file there are no rules, and the reason is said`() throws {
        let fixture = try Fixture()
        try FileManager.default.removeItem(at: fixture.folder.appending(path: "PriceIndex.yaml"))
        let (rules, problems) = PriceRules.load(shipped: fixture.folder.path, catalog: fixture.catalog)
        #expect(rules == nil)
        #expect(problems.map(\.description) == ["PriceIndex.yaml: cannot be read"])
    }
}

extension SplitMix64 {
    /// A text with up to eight of its characters replaced, doubled or left out.
    fileprivate mutating func mutated(_ text: String) -> String {
        var characters = Array(text)
        for _ in 0...(next() % 8) {
            let index = Int(next() % UInt64(characters.count))
            let replacement = "\n :-{}[]\"'#9.ezx\u{0}\u{202E}é".randomElement(using: &self) ?? " "
            switch next() % 3 {
            case 0: characters[index] = replacement
            case 1: characters.insert(characters[index], at: index)
            default: characters.remove(at: index)
            }
        }
        return String(characters)
    }
}
