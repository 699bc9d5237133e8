import Catalog
import Extraction
import Foundation
import Metrics
import TestSupport
import Testing

@Suite struct `Every definition` {
    static let sources = catalog.networks.flatMap(\.sources)

    @Test func `loads`() {
        #expect(catalog.problems == [])
        #expect(
            catalog.networks.map(\.id) == [
                "akash", "ionet", "hugging-face", "bittensor", "arweave", "filecoin", "coingecko",
            ])
    }

    @Test(arguments: sources) func `says when its shape was seen and compiles`(source: Source) throws {
        #expect(source.shape != nil)
        _ = try source.extractor()
    }

    @Test func `whose network has a token is asked of CoinGecko`() throws {
        let url = try source("coingecko", "tokens").requests[0].url
        let query = try #require(URLComponents(string: url)?.queryItems?.first { $0.name == "ids" }?.value)
        let asked = Set(query.split(separator: ",").map(String.init))
        #expect(asked == Set(catalog.networks.compactMap { $0.token?.coingecko }))
    }

    /// An API that changes may put anything where a figure was.
    @Test(arguments: sources) func `survives any field turned into something else`(source: Source) throws {
        let extractor = try source.extractor()
        let recording = try source.recording()
        let original = try JSONSerialization.jsonObject(with: Data(recording))
        for replacement in [NSNull(), "n/a", -1, [Int](), [String: Int]()] as [Any] {
            for changed in Mutation.variants(of: original, by: replacement) {
                let bytes = Array(
                    try JSONSerialization.data(withJSONObject: changed, options: .fragmentsAllowed))
                guard let extracted = try? extractor.extract(bytes, now: now) else { continue }
                #expect(extracted.rows.allSatisfy { $0.value.isFinite })
                #expect(!extracted.rows.isEmpty || extracted.isNoData || !extracted.facts.isEmpty)
            }
        }
    }

    @Test(arguments: [
        ("akash", "capacity", #"{"activeProviderCount":0,"resources":{"gpu":{"total":0,"active":0}}}"#),
        ("akash", "gpu-prices", #"{"availability":{"total":0,"available":0},"models":[]}"#),
        ("akash", "dashboard", #"{"now":{"height":0,"activeLeaseCount":0}}"#),
        ("ionet", "market-snapshot", #"{"status":"succeeded","data":[]}"#),
        ("ionet", "market-snapshot", #"{"status":"failed"}"#),
        ("filecoin", "power", #"{"result":{"State":{"MinerAboveMinPowerCount":0}}}"#),
        ("hugging-face", "router", #"{"object":"list","data":[]}"#),
        ("arweave", "info", #"{"network":"arweave.N.1","height":-1}"#),
    ])
    func `takes zeros for no data`(network: String, id: String, answer: String) throws {
        let extracted = try source(network, id).extractor().extract(Array(answer.utf8), now: now)
        #expect(extracted.isNoData && extracted.rows.isEmpty)
    }

    /// A part of Akash's dashboard whose backend is down answers zeros beside good figures.
    @Test func `takes a zero of one part for absent`() throws {
        let answer = """
            {"chainStats": {"totalSupply": 0, "bondedTokens": 0},
             "now": {"height": 5, "activeLeaseCount": 7, "dailyUUsdSpent": 0, "totalUUsdSpent": 8000000}}
            """
        let extracted = try source("akash", "dashboard").extractor().extract(Array(answer.utf8), now: now)
        #expect(extracted.rows.map(\.metric) == ["chain.height", "leases.active", "spend.total"])
    }

    @Test func `of io.net gives no sum that lacks a row's figure`() throws {
        let answer = """
            {"status": "succeeded", "data": [
              {"id": 1, "type": "GPU", "hardware_name": "RTX 4090", "price": 0.2, "total": 5, "hired": 1, "idle": 4},
              {"id": 2, "type": "GPU", "hardware_name": "RTX 4090", "price": 0.4, "total": null, "hired": 1, "idle": 4}]}
            """
        let extracted = try source("ionet", "market-snapshot").extractor().extract(
            Array(answer.utf8), now: now)
        #expect(!extracted.rows.contains { $0.metric == "gpu.total" })
        #expect(extracted.rows.first { $0.metric == "gpu.rented" }?.value == 2)
    }
}
