import Chunks
import TestSupport
import Testing

@Suite struct NumberListTests {
    /// The examples of "DWARF Debugging Information Format", version 4, figure 22 and the ends of the type.
    @Test(
        arguments: [
            (2, [2]), (127, [127]), (128, [0x80, 1]), (129, [0x81, 1]), (130, [0x82, 1]),
            (12_857, [0xB9, 0x64]),
            (.max, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
        ] as [(UInt64, [UInt8])])
    func `numbers are packed as LEB128`(number: UInt64, bytes: [UInt8]) {
        #expect(NumberList.packed([number]) == bytes)
        #expect(NumberList.packed([number, 0, number]) == bytes + [0] + bytes)
        #expect(NumberList.numbers((bytes + [0] + bytes)) == [number, 0, number])
    }

    @Test func `a number that is cut off is none`() {
        #expect(NumberList.numbers([1, 0x80]) == nil)
        #expect(NumberList.numbers([UInt8]()) == [])
    }

    @Test func `any bytes are numbers or nil`() {
        var generator = SplitMix64(seed: 6)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            let numbers = NumberList.numbers(bytes)
            #expect(numbers == nil || (numbers?.count ?? 0) <= bytes.count)
        }
    }
}
