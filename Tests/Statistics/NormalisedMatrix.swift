/// Normalisations of other programs, which put criteria of different units on one scale.
///
/// Assay never does this: its scores would change with the projects they are compared with.
enum Normalisation {
    case sum, linear, vector, minMax

    /// One criterion on the common scale, more being better for costs too; the vector form is for benefits
    /// only.
    func applied(to column: [Double], isCost: Bool) -> [Double] {
        let least = column.min() ?? 0
        let most = column.max() ?? 0
        let sum = column.reduce(0, +)
        let inverses = column.reduce(0) { $0 + 1 / $1 }
        return switch self {
        case .sum:
            column.map { isCost ? 1 / $0 / inverses : $0 / sum }
        case .linear:
            column.map { isCost ? least / $0 : $0 / most }
        case .vector:
            column.map { $0 / column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        case .minMax:
            column.map { isCost ? (most - $0) / (most - least) : ($0 - least) / (most - least) }
        }
    }
}

extension MatrixInputs {
    /// The rows after a normalisation of each column.
    func normalised(_ normalisation: Normalisation) -> [[Double]] {
        let columns = weights.indices.map { criterion in
            normalisation.applied(to: rows.map { $0[criterion] }, isCost: types?[criterion] == -1)
        }
        return rows.indices.map { row in columns.map { $0[row] } }
    }
}
