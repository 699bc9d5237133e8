import Foundation
import TestSupport
import Testing

extension Program {
    /// Two networks with three sources, all of one host.
    static let networks = [
        "alpha": """
        id: alpha
        name: Alpha Net
        layer: distributed-compute
        control: decentralized
        about: A network of the tests.
        spacing: 0s
        sources:
          - id: capacity
            get: https://alpha.example.org/capacity
            every: 1m
            probes: service
            no-data-when: $.nodes = 0
            values: { nodes.online: $.nodes }
            samples: |
              SELECT 'gpu.price.median' AS metric, gpu_model(m.value ->> 'model') AS gpu, m.value ->> 'usd' AS value
              FROM json_each(:response, '$.models') AS m
              UNION ALL
              SELECT 'gpu.available', gpu_model(m.value ->> 'model'), m.value ->> 'free'
              FROM json_each(:response, '$.models') AS m
          - id: broken
            get: https://alpha.example.org/broken
            every: 1m
            probes: statistics
            values: { leases.active: $.leases }

        """,
        "beta": """
        id: beta
        name: Beta Net
        layer: data
        control: decentralized
        about: Another network of the tests.
        sources:
          - id: keyed
            get: https://beta.example.org/keyed
            headers: { Authorization: "Bearer ${key}" }
            key: ASSAY_TEST_KEY
            every: 10m
            probes: statistics
            values: { nodes.online: $.nodes }

        """,
    ]

    /// Answers that fit ``networks``.
    static let answers: TestServer.Handler = { request in
        switch request.path {
        case "/alpha.example.org/capacity":
            .json(#"{"nodes": 62, "models": [{"model": "H100", "usd": 2.56, "free": 15}]}"#)
        default: .init(status: 500, body: Array("down".utf8))
        }
    }

    /// Runs a test against a program that has asked each source once.
    static func collected(_ body: (Program) async throws -> Void) async throws {
        let program = try Program(networks: networks)
        try await TestServer.run(answers) { server in
            let outcome = try await program.run("collect", "--once", "--mirror", server.url)
            #expect(outcome.status == 0, "\(outcome)")
        }
        try await body(program)
    }
}
