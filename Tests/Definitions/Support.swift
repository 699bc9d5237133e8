import Catalog
import Collection
@testable import Extraction
import Foundation
import Metrics
import TestSupport
import Testing

/// What comes with Assay, without anything of a user.
let catalog = Catalog.load(shipped: Repository.root.path + "/Data", user: nil)

/// Every source of every network, those that tell of the past too.
let sources = catalog.networks.flatMap { $0.sources + $0.histories }

/// Their names, as tests name their cases.
let names = sources.map { "\($0.network)/\($0.id)" }

/// The time of every poll of these tests: 30 seconds after the recorded Filecoin block.
let now = Timestamp(seconds: 1_795_478_400)

/// The figures that some sources need of others.
let parameters = ["token_price": 0.5]

extension Source {
    /// Compiled as the collector compiles it.
    func extractor() throws(ExtractionError) -> Extractor {
        try Extractor(Program(self), vocabulary: catalog.vocabulary, gpus: catalog.gpus)
    }

    /// Answers in the shape that the source's API documents.
    func recording() throws -> AnswerParts {
        let recordings = Recordings(folder: Repository.root.path + "/Data/Recordings")
        return try #require(recordings.parts(of: self), "no recording of \(network)/\(id)")
    }

    func samples() throws -> Extracted {
        try extractor().extract(try recording(), now: now, parameters: parameters)
    }
}

func source(_ network: String, _ id: String) throws -> Source {
    try source("\(network)/\(id)")
}

func source(_ name: String) throws -> Source {
    try #require(sources.first { "\($0.network)/\($0.id)" == name })
}

/// What one answer gives when it is the whole of it.
func samples(_ network: String, _ id: String, _ answer: String) throws -> Extracted {
    try source(network, id).extractor().extract(Array(answer.utf8), now: now, parameters: parameters)
}
