@testable import Demo
import History
import Metrics
import Testing

@Suite struct `Generated polls` {
    private let month = TimeRange(.seconds(30 * 86_400), until: Timestamp(seconds: 1_795_521_600))

    private func polls(_ network: String) -> [Poll] {
        GeneratedPolls.polls(network: network, source: "node", over: month)
    }

    @Test func `are an hour apart and say what they are`() {
        let polls = polls("akash")
        #expect(polls.count == 720)
        #expect(polls.allSatisfy { $0.slot.seconds % 3_600 == 0 && month.contains($0.slot) })
        #expect(polls.allSatisfy { $0.origin == .generated && $0.probes == .service && $0.hash == nil })
    }

    @Test func `have times only where there was an answer`() {
        for poll in polls("akash") {
            #expect((poll.phases != nil) == poll.outcome.isGood)
            if let phases = poll.phases { #expect((1...10_000).contains(phases.total)) }
        }
    }

    @Test func `fail now and then, and are missing for all at once`() {
        let networks = ["akash", "filecoin", "ipfs", "arweave", "bittensor"].map(polls)
        let all = networks.joined()
        let failed = all.count { !$0.outcome.isGood && $0.outcome.isMeasured }
        #expect((1...all.count / 10).contains(failed))
        let asleep = networks.map { $0.filter { !$0.outcome.isMeasured }.map(\.slot) }
        #expect(!asleep[0].isEmpty && asleep.allSatisfy { $0 == asleep[0] })
    }

    @Test func `are the same every time, and others for each network`() {
        #expect(polls("akash").map(\.phases) == polls("akash").map(\.phases))
        #expect(polls("akash").map(\.phases) != polls("filecoin").map(\.phases))
    }
}
