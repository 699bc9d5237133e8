import Statistics
import Testing

@Suite struct SplitMix64Tests {
    @Test func theFirstNumbersAreThePrintedOnes() throws {
        struct Inputs: Decodable { let seed: UInt64 }
        struct Outputs: Decodable { let firstFive: [String] }
        let example = try ReferenceCase<Inputs, Outputs>.named("rng-splitmix64")
        var generator = SplitMix64(seed: example.inputs.seed)
        let numbers = example.outputs.firstFive.map { _ in String(generator.next()) }
        #expect(numbers == example.outputs.firstFive)
    }

    @Test func uniformNumbersKeepToTheirEnds() {
        var generator = SplitMix64(seed: 0)
        for _ in 0..<10_000 {
            let unit = generator.uniform()
            #expect(unit > 0 && unit <= 1)
            let drawn = generator.uniform(from: -2, to: 3)
            #expect(drawn >= -2 && drawn <= 3)
        }
        #expect(generator.uniform(from: 7, to: 7) == 7)
    }
}
