import Analysis
import Foundation
import Metrics
import Reporting
import TestSupport
import Testing

@Suite struct PriceTableTests {
    /// Wednesday 2026-11-25 14:02:11 UTC.
    static let now = Timestamp("2026-11-25T14:02:11Z") ?? Timestamp(seconds: 0)

    static let columns = [
        ("akash", "Akash", Side.decentralized), ("ionet", "io.net", .decentralized),
        ("vast", "Vast", .marketplace),
        ("aws", "AWS", .cloud), ("gcp", "GCP", .cloud), ("azure", "Azure", .cloud),
        ("lambda", "Lambda", .cloud),
    ].map { PriceBoard.Column(id: $0.0, name: $0.1, side: $0.2) }

    static func live(
        _ price: Double, _ standing: Offer.Standing = .counted, free: Double? = nil, seconds: Int64 = 24,
        origin: Origin = .measured
    ) -> Offer {
        let series = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])
        return Offer(
            price: price, free: free, time: now - .seconds(seconds),
            origin: .series(series, source: "akash/gpu-prices", origin: origin), standing: standing)
    }

    static func list(
        _ price: Double, _ day: String?, _ standing: Offer.Standing = .counted, isDated: Bool = true
    ) -> Offer {
        Offer(
            price: price, free: nil, time: day.flatMap { Timestamp($0) },
            origin: .list("Baselines/aws.yaml: a list", isDated: isDated), standing: standing)
    }

    static func board(origin: Origin = .measured, name: String = "Akash") -> PriceBoard {
        var columns = columns
        columns[0] = PriceBoard.Column(id: "akash", name: name, side: .decentralized)
        let h100 = PriceBoard.Row(
            id: "h100", title: "H100",
            offers: [
                live(2.56, free: 15, origin: origin), live(1.19, .noFreeUnit, free: 0, seconds: 51),
                live(1.87, free: 3),
                list(6.88, "2026-07-20"), list(11.0612, "2026-08-03"),
                list(12.29, "2026-11-24", isDated: false),
                list(4.29, nil, .beside),
            ],
            cheapest: 2,
            sides: [
                .decentralized: SidePrice(value: 2.56, count: 1, isDated: false),
                .marketplace: SidePrice(value: 1.87, count: 1, isDated: false),
                .cloud: SidePrice(value: 11.0612, count: 3, isDated: true),
            ], free: 15, comparison: .discount(0.76855, isDated: true))
        let pcie = PriceBoard.Row(
            id: "h100-pcie", title: "H100 PCIe",
            offers: [nil, live(2, .old, seconds: 200_000), nil, nil, nil, nil, list(3.29, nil, .beside)],
            cheapest: 6,
            sides: [:], free: nil, comparison: .notCompared(.nothingCounts(.decentralized)))
        let consumer = PriceBoard.Row(
            id: "rtx4090", title: "RTX 4090",
            offers: [
                live(0.41, .freeUnknown), live(0.25, free: 204), live(0.4, free: 12), nil, nil, nil, nil,
            ], cheapest: 1,
            sides: [
                .decentralized: SidePrice(value: 0.25, count: 1, isDated: false),
                .marketplace: SidePrice(value: 0.4, count: 1, isDated: false),
            ], free: 204, comparison: .notCompared(.noOffer(.cloud)))
        let nvl = PriceBoard.Row(
            id: "h100-nvl", title: "H100 NVL", offers: [live(2.2, free: 1), nil, nil, nil, nil, nil, nil],
            cheapest: 0,
            sides: [.decentralized: SidePrice(value: 2.2, count: 1, isDated: false)], free: 1,
            comparison: .notCompared(.otherForm(.cloud, ["h100"])))
        return PriceBoard(
            at: now, columns: columns, rows: [h100, pcie, nvl, consumer],
            overall: BasketPrice(
                sides: [
                    .decentralized: SidePrice(value: 2.4375, count: 2, isDated: false),
                    .cloud: SidePrice(value: 8.28875, count: 6, isDated: true),
                ], models: ["h100", "a100-80gb"], weight: 0.65, discount: 0.7059266))
    }

    static let before = BasketPrice(sides: [:], models: [], weight: 0.65, discount: 0.719)
    static let discount = (of: Side.decentralized, against: Side.cloud)

    @Test(arguments: [200, 120, 80, 40])
    func `the table fits the terminal`(width: Int) throws {
        let text = PriceTable(Self.board(), before: Self.before, discount: Self.discount).text(width: width)
        try expectSnapshot(text, named: "prices-\(width)")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test func `one model is a line a seller`() throws {
        let table = PriceTable(Self.board(), discount: Self.discount, gpu: "h100")
        try expectSnapshot(table.text(width: 80), named: "prices-h100")
    }

    @Test func `programs read the same figures`() throws {
        let table = PriceTable(Self.board(), before: Self.before, discount: Self.discount)
        try expectSnapshot(table.table.csv, named: "prices", extension: "csv")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(table.json.text.utf8)) as? [String: Any])
        let models = try #require(object["models"] as? [[String: Any]])
        #expect(models.map { $0["gpu"] as? String } == ["h100", "h100-pcie", "h100-nvl", "rtx4090"])
        #expect(models[0]["discount"] as? Double == 0.76855)
        #expect(models[3]["discount"] is NSNull)
        #expect(models[3]["not_compared"] as? String == "no cloud offers it")
        let offers = try #require(models[0]["offers"] as? [[String: Any]])
        #expect(offers[1]["standing"] as? String == "no-free-unit")
        #expect(offers[1]["age_seconds"] as? Int == 51)
        #expect(offers[6]["at"] is NSNull)
        #expect((object["index"] as? [String: Any])?["discount"] as? Double == 0.7059266)
    }

    @Test func `generated prices are marked`() throws {
        let table = PriceTable(Self.board(origin: .generated), discount: Self.discount)
        #expect(
            table.text(width: 200).hasPrefix(
                "GPU prices in USD per GPU and hour, on demand, 2026-11-25T14:02:11Z · generated data\n"))
        #expect(table.json.text.contains(#""origin":"generated""#))
        let lines = table.table.csv.components(separatedBy: "\n")
        #expect(lines[0].hasSuffix(",discount,origin"))
        #expect(lines[1].hasPrefix("h100,decentralized,akash,") && lines[1].hasSuffix(",generated"))
    }

    @Test func `a hostile name does not reach the terminal`() throws {
        let table = PriceTable(Self.board(name: "A\u{1B}[31m\u{202E}kash"), discount: Self.discount)
        let text = table.text(width: 200)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
    }

    @Test func `list prices alone are nothing measured`() throws {
        let row = PriceBoard.Row(
            id: "l4", title: "L4", offers: [nil, nil, nil, Self.list(0.8, nil), nil, nil, nil], cheapest: 3,
            sides: [:],
            free: nil, comparison: .notCompared(.noOffer(.decentralized)))
        let board = PriceBoard(at: Self.now, columns: Self.columns, rows: [row], overall: nil)
        #expect(PriceTable(board, discount: Self.discount).isEmpty)
        #expect(!PriceTable(Self.board(), discount: Self.discount).isEmpty)
    }
}
