import Extraction
import Metrics
import Testing

/// APIs answer 200 with zeros, or with nothing, when what is behind them is down.
@Suite struct `No data` {
    @Test(arguments: [
        ("akash", "capacity", #"{"activeProviderCount":0,"resources":{"gpu":{"total":0,"active":0}}}"#),
        ("akash", "gpus", #"{"gpus":{"total":{"allocatable":0,"allocated":0},"details":{}}}"#),
        ("akash", "gpu-prices", #"{"availability":{"total":0,"available":0},"models":[]}"#),
        ("akash", "dashboard", #"{"now":{"height":0,"activeLeaseCount":0}}"#),
        ("akash", "providers", "[]"),
        ("ionet", "market-snapshot", #"{"status":"succeeded","data":[]}"#),
        ("ionet", "market-snapshot", #"{"status":"failed"}"#),
        ("ionet", "clusters", #"{"data":{"running_clusters":0,"total_compute_hours_served":0}}"#),
        ("ionet", "earnings", #"{"data":[{"daily_earnings":5},{"daily_earnings":0}]}"#),
        ("render", "frames", #"{"frames":0,"nodes":0}"#),
        ("nosana", "nodes", #"{"data":[]}"#),
        ("nosana", "jobs", #"{"total":0,"byState":{"RUNNING":0,"QUEUED":0}}"#),
        ("golem", "online", #"{"providers":0,"cores":0,"memory":0,"storage":0,"gpus":0}"#),
        ("golem", "online", "{}"),
        ("golem", "prices", #"{"mainnet":{"cpu_median":0}}"#),
        ("flux", "nodes", #"{"status":"error","data":{"message":"busy"}}"#),
        ("flux", "hardware", #"{"status":"success","data":[]}"#),
        ("ocean", "environments", #"{"envs":[],"pagination":{"totalPages":0}}"#),
        ("salad", "demand", "[]"),
        ("spheron", "offers", #"{"data":[]}"#),
        ("vastai", "gpu-stats", #"{"models":[]}"#),
        ("vastai", "hosts", #"{"count":0,"hosts":[]}"#),
        ("vastai", "offers", #"[{"body":{"offers":[]}},{"body":{"offers":[]}},{"body":{"offers":[]}}]"#),
        ("runpod", "gpu-types", #"{"data":{"gpuTypes":[]}}"#),
        ("hyperbolic", "marketplace", #"{"instances":[]}"#),
        ("livepeer", "protocol", #"{"activeTranscoderCount":0,"dayData":[]}"#),
        ("filecoin", "power", #"{"result":{"State":{"MinerAboveMinPowerCount":0}}}"#),
        ("filecoin", "datacap", #"{"usedDatacap":{"value":"0"},"remainingDatacap":{"value":"0"}}"#),
        ("hugging-face", "router", #"{"object":"list","data":[]}"#),
        ("arweave", "info", #"{"network":"arweave.N.1","height":-1}"#),
        ("arweave", "peers", "{}"),
        (
            "bittensor", "economics",
            #"{"ok":true,"data":{"summary":{"with_economics_count":0},"subnets":[]}}"#
        ),
        ("bittensor", "economics", #"{"ok":false,"data":{"summary":{"with_economics_count":129}}}"#),
        ("openrouter", "models", #"{"data":[]}"#),
        ("defillama", "fees", #"{"protocols":[]}"#),
    ])
    func `is neither a failure nor a figure`(network: String, id: String, answer: String) throws {
        let extracted = try samples(network, id, answer)
        #expect(extracted.isNoData && extracted.rows.isEmpty)
    }

    /// A part of Akash's dashboard whose backend is down answers zeros beside good figures.
    @Test func `in one part leaves the other parts`() throws {
        let extracted = try samples(
            "akash", "dashboard",
            """
            {"chainStats": {"totalSupply": 0, "bondedTokens": 0},
             "now": {"height": 5, "activeLeaseCount": 7, "dailyUUsdSpent": 0, "totalUUsdSpent": 8000000}}
            """)
        #expect(extracted.rows.map(\.metric) == ["chain.height", "leases.active", "spend.total"])
    }

    /// The figures of a monitor that stands still must not look like those of now.
    @Test func `is not what a swarm without servers is, and an old report stays old`() throws {
        let extracted = try samples(
            "petals", "state",
            #"{"model_reports":[{"state":"broken","server_rows":[]}],"last_updated":1795474799.6}"#)
        #expect(
            extracted.rows.map { "\($0.metric) \($0.value)" } == [
                "nodes.online 0.0", "models.total 1.0", "models.served 0.0",
            ])
        #expect(extracted.rows.allSatisfy { $0.time?.description == "2026-11-23T23:00:00Z" })
    }
}
