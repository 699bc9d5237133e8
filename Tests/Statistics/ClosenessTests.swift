import Foundation
import Testing

/// TOPSIS does not ship, since it depends on the set that is compared.
///
/// Its reference cases are kept for who asks.
@Suite struct ClosenessTests {
    @Test(
        arguments: [
            ("topsis-opricovic-tzeng-2004", .minMax), ("topsis-minmax-assay-01", .minMax),
            ("topsis-vector-assay-01", .vector),
        ] as [(String, Normalisation)])
    func closenessToTheIdealIsAsPublished(id: String, normalisation: Normalisation) throws {
        struct Outputs: Decodable { let closeness: [Double] }
        let example = try ReferenceCase<MatrixInputs, Outputs>.named(id)
        let weighted = example.inputs.normalised(normalisation).map { row in
            zip(row, example.inputs.weights).map(*)
        }
        let columns = example.inputs.weights.indices.map { criterion in weighted.map { $0[criterion] } }
        func distance(_ row: [Double], to ideal: [Double]) -> Double {
            zip(row, ideal).reduce(0) { $0 + pow($1.0 - $1.1, 2) }.squareRoot()
        }
        let closeness = weighted.map { row in
            let best = distance(row, to: columns.compactMap { $0.max() })
            let worst = distance(row, to: columns.compactMap { $0.min() })
            return worst / (best + worst)
        }
        expect(closeness, near: example.outputs.closeness, within: example.tolerance)
    }
}
