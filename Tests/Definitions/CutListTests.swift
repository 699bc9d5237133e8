@testable import Extraction
import Metrics
import Testing

/// APIs give so many rows at once and no more.
@Suite struct `A list that may be cut` {
    /// What Vast.ai's search gives for three bands of prices: so many offers in the first, one in the second, the third.
    private func bands(_ count: Int, third: String = #"{"body":{"offers":[]}}"#) throws -> [String] {
        let offer = #"{"id":1,"gpu_name":"H100 SXM","gpu_ram":81559,"num_gpus":2,"dph_base":4}"#
        let offers = Array(repeating: offer, count: count).joined(separator: ",")
        return try figures(
            "vastai", "offers",
            #"[{"body":{"offers":[\#(offers)]}},{"body":{"offers":[\#(offer)]}},\#(third)]"#)
    }

    private func figures(_ network: String, _ id: String, _ answer: String) throws -> [String] {
        try samples(network, id, answer).rows.map { "\($0.metric) \($0.value)" }
    }

    @Test func `gives figures while there could have been more in it`() throws {
        #expect(try bands(2999) == ["gpu.price.min 2.0", "gpu.price.max 2.0", "gpu.offers 3000.0"])
        #expect(throws: ExtractionError.empty([])) { try bands(3000) }
    }

    @Test func `gives none when a part of it did not come`() {
        #expect(throws: ExtractionError.empty([])) {
            try bands(1, third: #"{"status":500,"error":"HTTP 500"}"#)
        }
    }

    @Test func `gives none when there is another page`() throws {
        func environments(pages: Int) throws -> [String] {
            try figures(
                "ocean", "environments",
                """
                {"envs":[{"id":"a","computeEnvironments":{"environments":[{"resources":
                [{"id":"g","type":"gpu","description":"NVIDIA H200","max":8,"inUse":1}]}]}}],
                "pagination":{"totalPages":\(pages)}}
                """)
        }
        #expect(try environments(pages: 1).contains("gpu.total 8.0"))
        #expect(throws: ExtractionError.empty([])) { try environments(pages: 2) }
        func offers(pages: Int) throws -> [String] {
            try figures(
                "spheron", "offers",
                """
                {"data":[{"gpuType":"H100","offers":[{"price":2,"gpuCount":1,"available":true}]}],"totalPages":\(pages)}
                """)
        }
        #expect(try offers(pages: 1).contains("gpu.offers 1.0"))
        #expect(throws: ExtractionError.empty([])) { try offers(pages: 2) }
    }
}
