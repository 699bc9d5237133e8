import Catalog
@testable import Extraction
import Foundation
import Metrics
import Testing

/// What every network file must hold to, by whoever wrote it.
@Suite struct `Every definition` {
    @Test func `loads`() {
        #expect(catalog.problems == [])
        #expect(
            catalog.networks.map(\.id) == [
                "aethir", "akash", "flux", "golem", "hyperbolic", "livepeer", "nosana", "ocean",
                "prime-intellect", "render", "runpod", "salad", "spheron", "vastai", "ionet", "hugging-face",
                "bittensor",
                "arweave", "filecoin", "ipfs", "gensyn", "local-models", "petals", "azure", "coingecko",
                "defillama", "openrouter", "skypilot-catalog",
            ])
    }

    @Test(arguments: names) func `says when its shape was seen and compiles`(name: String) throws {
        let source = try source(name)
        #expect(source.shape != nil)
        _ = try source.extractor()
    }

    @Test(arguments: catalog.networks.map(\.id)) func `has recordings that give the expected samples`(
        network: String
    ) throws {
        let expected = try ExpectedSamples(network: network)
        let sources = sources.filter { $0.network == network }
        #expect(Set(expected.values.keys) == Set(sources.map(\.id)))
        for source in sources {
            let extracted = try source.samples()
            #expect(extracted.refusals == [], "\(source.id)")
            #expect(Set(extracted.facts.map(\.written)) == expected.facts[source.id], "\(source.id)")
            let values = Dictionary(uniqueKeysWithValues: extracted.rows.map { ($0.written, $0.value) })
            let wanted = try #require(expected.values[source.id])
            #expect(Set(values.keys) == Set(wanted.keys), "\(source.id)")
            for (name, value) in wanted {
                // The last bits may differ: what was expected was worked out in decimal arithmetic.
                let isNear = values[name].map { ($0 - value).magnitude <= value.magnitude * 1e-14 } ?? false
                #expect(isNear, "\(source.id): \(name) is \(values[name] ?? .nan), not \(value)")
            }
        }
    }

    @Test func `gives values within the bounds of their metrics`() throws {
        for source in sources {
            for row in try source.samples().rows {
                let bounds = try #require(catalog.vocabulary[row.metric]?.bounds, "\(row.metric)")
                #expect(bounds.contains(row.value), "\(source.network)/\(source.id) \(row.name)")
            }
        }
    }

    /// Fallbacks, cross-checks and histories speak of series that others own.
    @Test func `owns its series alone`() throws {
        var owners: [Series: String] = [:]
        for source in sources where source.history == nil {
            for row in try source.samples().rows
            where source.fallbacks[row.metric] == nil && !source.crossChecks.contains(row.metric) {
                let series = Series(
                    network: row.network ?? source.network, metric: row.metric, labels: row.labels)
                let name = "\(source.network)/\(source.id)"
                #expect(owners[series] == nil, "\(series) is given by \(owners[series] ?? "") and \(name)")
                owners[series] = name
            }
        }
    }

    @Test func `names GPUs as Data/GPUs.yaml does`() throws {
        for source in sources {
            for row in try source.samples().rows {
                guard let gpu = row.labels["gpu"] else { continue }
                #expect(catalog.gpus.knows(gpu), "\(source.network)/\(source.id): \(gpu)")
            }
        }
    }

    /// Its price is that of all its GPUs, which a source must divide.
    @Test func `takes no box of GPUs for one`() throws {
        for model in catalog.gpus.models {
            #expect(!model.spellings.contains { $0.contains(/^[0-9]+ ?x/) }, "\(model.name)")
        }
        let market = """
            [{"path":"markets/","body":[{"address":"a","slug":"nvidia-8xh100","name":"NVIDIA 8xH100","type":"PREMIUM",
            "gpu_types":["NVIDIA H100 80GB HBM3","NVIDIA H100 PCIe"],"usd_reward_per_hour":16,
            "network_fee_percentage":10,"client":false}]},{"path":"jobs/running","body":{}}]
            """
        let price = try samples("nosana", "markets", market).rows.first { $0.metric == "gpu.price.median" }
        #expect(price.map { "\($0.labels) \($0.value)" } == "gpu=h100 2.2")
    }

    @Test(arguments: ["tokens", "markets"]) func `whose network has a token is asked of CoinGecko`(
        id: String
    ) throws {
        let url = try source("coingecko", id).requests[0].url
        let query = try #require(URLComponents(string: url)?.queryItems?.first { $0.name == "ids" }?.value)
        let asked = Set(query.split(separator: ",").map(String.init))
        #expect(asked == Set(catalog.networks.compactMap { $0.token?.coingecko }))
    }

    @Test func `whose network has a token is told of by every source of market data`() throws {
        let networks = Set(catalog.networks.filter { $0.token?.coingecko != nil }.map(\.id))
        for (network, id) in [("coingecko", "tokens"), ("coingecko", "markets"), ("coingecko", "days")] {
            #expect(Set(try source(network, id).samples().rows.compactMap(\.network)) == networks, "\(id)")
        }
        let stated = try source("defillama", "prices").samples().rows.compactMap(\.network)
        #expect(Set(stated).isSubset(of: networks))
    }
}
